import type { Model } from "../model";

/** "No state." */
export const NOWHERE: number = -1;

/**
 * What an engine notes while it explores: plain numbers in typed arrays, so that generated code can write them. A
 * state is named by its number in the store.
 */
export interface Findings {
  /** The marks of the model, sorted; `recorded[i]` is 1 once `marks[i]` was recorded. */
  readonly marks: readonly string[];
  readonly recorded: Uint8Array;
  /** The rules of the model, sorted; `fired[i]` is 1 once an alternative of `rules[i]` was enabled. */
  readonly rules: readonly string[];
  readonly fired: Uint8Array;
  /** For each property of the model the first state in which it was violated, or NOWHERE. */
  readonly violatedAt: Float64Array;
  /** `cut[0]` is 1 once a transition was left out because of a bound on switches between processes. */
  readonly cut: Uint8Array;
  /** The first state in which the model itself went wrong, or NOWHERE; nothing is explored after it. */
  errorAt: number;
}

function sortedUnique(names: Iterable<string>): readonly string[] {
  return [...new Set(names)].sort();
}

/** Room for everything that can be noted about a model; nothing noted yet. */
export function findingsFor(model: Model): Findings {
  const steps = model.processes.flatMap((process) => process.steps);
  const alternatives = steps.flatMap((step) => step.alternatives);
  const marks = sortedUnique(
    [...model.stateMarks, ...steps.flatMap((step) => step.marks), ...alternatives.flatMap(({ marks: own }) => own)].map(
      (mark) => mark.id,
    ),
  );
  const rules = sortedUnique(alternatives.flatMap(({ rule }) => (rule === undefined ? [] : [rule])));
  return {
    marks,
    recorded: new Uint8Array(marks.length),
    rules,
    fired: new Uint8Array(rules.length),
    cut: new Uint8Array(1),
    violatedAt: new Float64Array(model.properties.length).fill(NOWHERE),
    errorAt: NOWHERE,
  };
}

export function recordedMarks(findings: Findings): readonly string[] {
  return findings.marks.filter((_, position) => findings.recorded[position] === 1);
}

export function firedRules(findings: Findings): readonly string[] {
  return findings.rules.filter((_, position) => findings.fired[position] === 1);
}
