import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { dropUnreadConstants, freezeConstants, Interpreter, inline, ModelError } from "../../../src/model";
import { programs } from "../../arbitraries/program";

test("leaves the initial states and their successors as they are", () => {
  fc.assert(
    fc.property(programs(), (program) => {
      const model = inline(freezeConstants(program));
      const less = dropUnreadConstants(model);
      assert.ok(less.variables.length <= model.variables.length);
      try {
        const before = new Interpreter(model);
        const after = new Interpreter(less);
        assert.deepEqual(after.initialStates(), before.initialStates());
        for (const state of before.initialStates().slice(0, 5)) {
          assert.deepEqual(after.transitions(state), before.transitions(state));
        }
      } catch (error) {
        if (!(error instanceof ModelError)) throw error;
      }
    }),
    { numRuns: 200 },
  );
});
