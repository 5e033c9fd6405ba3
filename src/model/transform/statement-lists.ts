import type { Step } from "../program";
import type { Statement } from "../statement";

/** The statement lists of a step: of its alternatives, or of a decision's continuations, locks and submission. */
export function statementLists(step: Step): readonly (readonly Statement[])[] {
  switch (step.kind) {
    case "step":
      return step.alternatives.map((alternative) => alternative.do);
    case "call":
      return [];
    case "decide":
      return [
        ...Object.values(step.continuations).map((continuation) => continuation.do),
        ...step.locks.map((lock) => lock.release),
        step.submit,
      ];
  }
}

/** Rebuilds a step with `f` applied to each of its statement lists. */
export function mapStatementLists(step: Step, f: (statements: readonly Statement[]) => readonly Statement[]): Step {
  switch (step.kind) {
    case "step":
      return {
        ...step,
        alternatives: step.alternatives.map((alternative) => ({ ...alternative, do: f(alternative.do) })),
      };
    case "call":
      return step;
    case "decide":
      return {
        ...step,
        continuations: Object.fromEntries(
          Object.entries(step.continuations).map(([action, at]) => [action, { ...at, do: f(at.do) }]),
        ),
        locks: step.locks.map((lock) => ({ ...lock, release: f(lock.release) })),
        submit: f(step.submit),
      };
  }
}
