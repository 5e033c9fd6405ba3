import type { Verdict } from "../checker";
import type { Judgement } from "./spec-result";

/**
 * Whether a verdict is as it should be: as expected, where the spec says what it expects. A property of which it expects
 * nothing should not be violated, nor be vacuous where the spec names it under `properties`: whoever asks for a property
 * wants it to be able to fail. One that is checked by default may be vacuous. An expected `inconclusive` is met by that
 * verdict only.
 */
export function judge(verdict: Verdict, expected: Verdict | undefined, named: boolean): Judgement {
  if (expected !== undefined && verdict === expected) return "met";
  switch (verdict) {
    case "inconclusive":
      return "open";
    case "violated":
      return "wrong";
    case "holds":
      return expected === undefined ? "met" : "wrong";
    case "vacuous":
      return expected === undefined && !named ? "met" : "wrong";
  }
}
