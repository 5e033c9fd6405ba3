import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as fc from "fast-check";
import { inline } from "../../../src/model";
import { programs } from "../../arbitraries/program";
import { outcomeOf } from "../outcome";

const never = { webAssemblyFrom: Number.POSITIVE_INFINITY };

describe("a search with WebAssembly", () => {
  it("comes to what one without it comes to: counts, levels, verdicts, traces, marks, rules, errors", () => {
    fc.assert(
      fc.property(
        programs(),
        fc.constantFrom<number | undefined>(undefined, 400, 3),
        fc.constantFrom(0, 5),
        fc.constantFrom("breadth-first" as const, "depth-first" as const),
        fc.constantFrom(0, 1, 16, 1 << 21),
        (program, states, webAssemblyFrom, order, sleepWords) => {
          const model = inline(program);
          const options = { order, limits: states === undefined ? { states: 20_000 } : { states } };
          assert.deepEqual(
            outcomeOf(model, { ...options, webAssemblyFrom, sleepWords }),
            outcomeOf(model, { ...options, ...never }),
          );
        },
      ),
      { numRuns: 400 },
    );
  });
});
