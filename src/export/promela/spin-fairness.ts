import type { Model } from "../../model";

/**
 * Why weak fairness as SPIN has it (`-f`: each process that can go on from some point on does, again and again) is not what
 * the model assumes; undefined where it is the same.
 */
export function unlikeSpin({ processes, lockHandOver }: Model): string | undefined {
  for (const { name, steps, unfair } of processes) {
    const parties = steps.flatMap((step) =>
      step.alternatives.map(({ agent = step.agent, fair }) => {
        const isUnfair = unfair.includes(agent);
        return { agent, isIdle: isUnfair && fair !== true, text: isUnfair ? `${agent}, where asked,` : agent };
      }),
    );
    const idle = parties.find(({ isIdle }) => isIdle);
    if (idle !== undefined) {
      return `"${name}" need not go on (${idle.agent}), and to SPIN every process is weakly fair`;
    }
    const texts = [...new Set(parties.map(({ text }) => text))];
    if (texts.length > 1) {
      return `"${name}" is fair to each of ${texts.join(" and ")}, and to SPIN it is one process`;
    }
    const waits = steps.some((step) => step.alternatives.some(({ acquires }) => acquires !== undefined));
    if (lockHandOver && waits) {
      return `"${name}" waits for a lock that is handed over, and SPIN has no strong fairness`;
    }
  }
  return undefined;
}
