import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { freezeConstants, inline, type Program } from "../../../src/model";
import { open, woven } from "../writeback";

function constants(program: Program): readonly string[] {
  return freezeConstants(program)
    .variables.filter(({ constant }) => constant)
    .map(({ name }) => name);
}

describe("freezeConstants", () => {
  it("freezes what no step assigns", () => {
    assert.deepEqual(constants(open), ["crashed", "stable_pages"]);
  });

  it("leaves a variable with several initial values alone", () => {
    const several = open.variables.map((variable) =>
      variable.name === "crashed" ? { ...variable, init: [[false, true]] } : variable,
    );
    assert.deepEqual(constants({ ...open, variables: several }), ["stable_pages"]);
  });

  it("sees assignments in decisions", () => {
    const decided = open.procedures.map((procedure) => ({
      ...procedure,
      body: procedure.body.map((step) =>
        step.kind !== "decide"
          ? step
          : {
              ...step,
              submit: [
                {
                  kind: "assign",
                  target: { kind: "variable", name: "crashed", at: [] },
                  value: { kind: "bool", value: true },
                } as const,
              ],
            },
      ),
    }));
    assert.deepEqual(constants({ ...open, procedures: decided }), ["stable_pages"]);
  });

  it("lets folding decide what depends on it", () => {
    assert.deepEqual(inline(woven).halted, { kind: "variable", name: "crashed", at: [] });
    assert.deepEqual(inline(freezeConstants(woven)).halted, { kind: "bool", value: false });
  });
});
