import assert from "node:assert/strict";
import * as fc from "fast-check";
import { check, ModelErrorFound } from "../../../src/checker";
import { inline, type Model } from "../../../src/model";
import { programs } from "../../arbitraries/program";
import { checkIndependently } from "./independent";

/**
 * Asserts that the module has as many states as the model, and the same verdicts; false where our search was cut. Responses are
 * left out, whichever are asked for: with strong fairness `tla-checker` misses a few violations of random systems that trying
 * every set of states finds (tla-responses.test.ts).
 */
export function agree(model: Model, properties?: readonly string[], states?: number): boolean {
  const own = check(model, states === undefined ? {} : { limits: { states } });
  if (!own.complete) return false;
  assert.deepEqual(checkIndependently(model), { states: own.states, violated: undefined });
  for (const { id, verdict } of own.properties) {
    const isResponse = model.properties.some((property) => property.id === id && property.kind === "leads-to");
    if (isResponse || properties?.includes(id) === false) continue;
    const { violated } = checkIndependently(model, id);
    assert.equal(violated !== undefined, verdict === "violated", id);
    assert.notEqual(violated, "TypeOK", id);
  }
  return true;
}

/** The same for random programs of at most 40 states, from a fixed seed; how many were compared. */
export function agreeOnPrograms(count: number): number {
  let compared = 0;
  fc.assert(
    fc.property(programs(), (program) => {
      try {
        if (agree(inline(program), undefined, 40)) compared += 1;
      } catch (error) {
        if (!(error instanceof ModelErrorFound)) throw error;
      }
    }),
    { numRuns: count, seed: 20_181_221, endOnFailure: true },
  );
  return compared;
}
