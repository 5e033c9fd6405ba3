import type { Verdict } from "../checker";
import type { Judgement } from "./spec-result";

/**
 * Whether a verdict is as it should be. A spec that expects nothing should have no violations. In a spec that expects
 * something, a property it does not mention should not be violated either; whether it holds or is vacuous does not
 * matter then. An expected `inconclusive` is met by that verdict only.
 */
export function judge(verdict: Verdict, expected: Verdict | undefined): Judgement {
  if (expected !== undefined && verdict === expected) return "met";
  switch (verdict) {
    case "inconclusive":
      return "open";
    case "violated":
      return "wrong";
    case "holds":
    case "vacuous":
      return expected === undefined ? "met" : "wrong";
  }
}
