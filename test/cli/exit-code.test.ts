import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { exitCodeOf, worst } from "../../src/cli/exit-code";
import type { SpecOutcome } from "../../src/report";
import { philosophers } from "../models/philosophers";
import { resultOf } from "../report/results";

const violated = { kind: "checked", result: resultOf(philosophers(2)) } as const;
const cut = { kind: "checked", result: resultOf(philosophers(3), {}, { depth: 0 }) } as const;
const refused = { kind: "refused", spec: "a.yaml", diagnostics: [] } as const;
const broken = { kind: "internal-error", spec: "b.yaml", diagnostics: [] } as const;

function codeOf(outcomes: readonly SpecOutcome[], interrupted = false): number {
  return exitCodeOf({ toolVersion: "0", outcomes, interrupted });
}

describe("the exit code", () => {
  it("is that of the most important outcome", () => {
    assert.equal(codeOf([]), 0);
    assert.equal(codeOf([cut]), 3);
    assert.equal(codeOf([cut, violated]), 1);
    assert.equal(codeOf([cut, violated, refused]), 2);
    assert.equal(codeOf([broken, cut, violated, refused]), 4);
    assert.equal(codeOf([broken, refused], true), 130);
  });

  it("goes by importance, not by size", () => {
    assert.equal(worst([0, 1, 3]), 1);
    assert.equal(worst([3, 0]), 3);
    assert.equal(worst([1, 2, 4, 130]), 130);
  });
});
