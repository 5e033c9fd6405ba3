import type { Model } from "../model";
import type { Agent } from "../program";
import type { Row } from "./wrap";

/** On whose progress responses may count, process by process. */
export function fairnessRows(model: Model): readonly Row[] {
  const processes = model.processes.map(({ name, steps, unfair }): Row => {
    const agents = [
      ...new Set(steps.flatMap((step) => step.alternatives.map(({ agent }): Agent => agent ?? step.agent))),
    ];
    const told = agents.map(
      (agent) => `${agent} ${unfair.includes(agent) ? "need not go on" : "goes on (weakly fair)"}`,
    );
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
