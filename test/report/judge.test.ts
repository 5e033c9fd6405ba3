import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Verdict } from "../../src/checker";
import { type Judgement, judge } from "../../src/report";

const verdicts: readonly Verdict[] = ["holds", "violated", "vacuous", "inconclusive"];

describe("a verdict", () => {
  it("that is expected is met, whatever it is", () => {
    for (const verdict of verdicts) {
      assert.equal(judge(verdict, verdict, true), "met");
      assert.equal(judge(verdict, verdict, false), "met");
    }
  });

  it("that is not expected is wrong, unless a limit kept it from being reached", () => {
    for (const verdict of verdicts) {
      for (const expected of verdicts) {
        if (verdict === expected) continue;
        assert.equal(judge(verdict, expected, true), verdict === "inconclusive" ? "open" : "wrong");
      }
    }
  });

  it("about which nothing is expected is wrong where it is a violation, or vacuous and asked for by name", () => {
    const byDefault: readonly Judgement[] = ["met", "wrong", "met", "open"];
    const named: readonly Judgement[] = ["met", "wrong", "wrong", "open"];
    assert.deepEqual(
      verdicts.map((verdict) => judge(verdict, undefined, false)),
      byDefault,
    );
    assert.deepEqual(
      verdicts.map((verdict) => judge(verdict, undefined, true)),
      named,
    );
  });
});
