import assert from "node:assert/strict";
import type { CheckOptions, CheckResult, ParallelOptions } from "../../src/checker";
import { compiledChecker } from "../checker/compiled";
import { type Outcome, outcomeOf, parallelOutcomeOf } from "../checker/outcome";
import { specModel } from "../export/spec-model";

/** Compiled, without WebAssembly: what the others are compared with. Responses are judged elsewhere. */
const reference: CheckOptions = { liveness: false, webAssemblyFrom: Number.POSITIVE_INFINITY };

/** Ways to search that find the same states in the same order, so that everything must be equal. */
const inOrder: Readonly<Record<string, ParallelOptions>> = {
  WebAssembly: { webAssemblyFrom: 0 },
  "2 workers": { webAssemblyFrom: 0, workers: 2, workersFrom: 0, eager: true },
};

/** Ways that store less or go in another order: counts and verdicts must be equal. */
const otherwise: Readonly<Record<string, CheckOptions>> = {
  fingerprints: { store: "fingerprint" },
  "depth-first": { order: "depth-first" },
};

/** Searches a bundled spec in every way and compares; the interpreter is left out where there are more states than that. */
export async function assertEnginesAgree(file: string, interpreted: number): Promise<Verdicts> {
  const model = specModel(file);
  const expected = outcomeOf(model, reference);
  assert.ok("states" in expected, file);
  for (const [name, options] of Object.entries(inOrder)) {
    assert.deepEqual(
      await parallelOutcomeOf(model, { ...options, liveness: false }, compiledChecker()),
      expected,
      `${file}: ${name}`,
    );
  }
  for (const [name, options] of Object.entries(otherwise)) {
    const found = outcomeOf(model, { ...options, liveness: false });
    assert.deepEqual(verdictsOf(found), verdictsOf(expected), `${file}: ${name}`);
  }
  if (expected.states <= interpreted) {
    assert.deepEqual(outcomeOf(model, { liveness: false, engine: "interpreter" }), expected, `${file}: interpreter`);
  }
  return verdictsOf(expected);
}

export interface Verdicts extends Pick<CheckResult, "states" | "transitions" | "complete"> {
  readonly verdicts: Readonly<Record<string, string>>;
}

function verdictsOf(outcome: Outcome): Verdicts {
  assert.ok("states" in outcome);
  const { states, transitions, complete, properties } = outcome;
  return {
    states,
    transitions,
    complete,
    verdicts: Object.fromEntries(properties.map(({ id, verdict }) => [id, verdict])),
  };
}
