import type { Step, Target } from "../program";

/** Everything that a step may go on at. */
export function targetsOf(step: Step): readonly Target[] {
  switch (step.kind) {
    case "step":
      return step.alternatives.map((alternative) => alternative.next);
    case "call":
      return Object.values(step.exits);
    case "decide":
      return [
        ...Object.values(step.continuations).map((continuation) => continuation.next),
        ...step.locks.map((lock) => lock.restart),
      ];
  }
}

/** The labels that the first step leads to, its own included, whatever the guards say. */
export function reachableLabels(body: readonly Step[]): ReadonlySet<string> {
  const steps = new Map(body.map((step) => [step.label, step]));
  const reached = new Set<string>();
  const pending = body.slice(0, 1).map((step) => step.label);
  for (let label = pending.pop(); label !== undefined; label = pending.pop()) {
    const step = steps.get(label);
    if (step === undefined || reached.has(label)) continue;
    reached.add(label);
    for (const target of targetsOf(step)) if (target.kind === "label") pending.push(target.label);
  }
  return reached;
}
