import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as fc from "fast-check";
import { inline } from "../../src/model";
import { programs } from "../arbitraries/program";
import { outcomeOf } from "./outcome";

describe("the compiled engine and the reference interpreter", () => {
  it("agree on random programs: counts, levels, verdicts, traces, marks, rules, errors", () => {
    fc.assert(
      fc.property(programs(), fc.constantFrom(400, 3), (program, states) => {
        const model = inline(program);
        const limits = { states };
        assert.deepEqual(
          outcomeOf(model, { engine: "compiled", limits }),
          outcomeOf(model, { engine: "interpreter", limits }),
        );
      }),
      { numRuns: 800 },
    );
  });
});
