import type { Model } from "../model";
import type { Row } from "./wrap";

/** On whose progress responses may count, process by process. */
export function fairnessRows(model: Model): readonly Row[] {
  const processes = model.processes.map(({ name, steps, unfair }): Row => {
    const parties = steps.flatMap((step) =>
      step.alternatives.map(({ agent = step.agent, fair }) => {
        if (!unfair.includes(agent)) return `${agent} goes on (weakly fair)`;
        return fair === true ? `${agent} answers when asked (weakly fair)` : `${agent} need not go on`;
      }),
    );
    const told = [...new Set(parties)];
    return { head: name, text: told.join(", ") };
  });
  const hasLocks = model.processes.some(({ steps }) =>
    steps.some(({ alternatives }) => alternatives.some(({ acquires }) => acquires !== undefined)),
  );
  const locks = model.lockHandOver
    ? "are handed over (strongly fair): who waits for one that becomes free again and again gets it"
    : "can be taken away from who waits, again and again";
  return [...processes, ...(hasLocks ? [{ head: "sleeping locks", text: locks }] : [])];
}
