/** One thing about a policy that is taken away or weakened. */
export type Change =
  | { readonly kind: "without-rules"; readonly rules: readonly string[]; readonly policy?: string }
  | { readonly kind: "without-policy"; readonly policy: string; readonly rules: readonly string[] }
  /** The rule lets the kernel go on where it decides, and still keeps later rules from deciding. */
  | { readonly kind: "proceeds"; readonly rule: string; readonly instead: string }
  | { readonly kind: "narrower"; readonly rule: string; readonly only: string }
  | {
      readonly kind: "keeps-lock";
      readonly rule: string;
      readonly drop: readonly string[];
      readonly keeps: readonly string[];
    }
  | { readonly kind: "no-submit"; readonly rule: string }
  | { readonly kind: "moved"; readonly rule: string; readonly from: string; readonly to: string }
  | { readonly kind: "parameter"; readonly policy: string; readonly parameter: string; readonly value: string }
  | { readonly kind: "detector"; readonly detector: string; readonly instead: string };

/** A change in a few words. */
export function changeText(change: Change): string {
  switch (change.kind) {
    case "without-rules":
      return change.rules.length === 0 ? "no rules at all" : `without ${change.rules.join(" and ")}`;
    case "without-policy":
      return `without the policy ${change.policy}`;
    case "proceeds":
      return `${change.rule}: proceed instead of ${change.instead}`;
    case "narrower":
      return `${change.rule}: only when ${change.only}`;
    case "keeps-lock":
      return `${change.rule}: keeps ${change.keeps.join(" and ")} while it waits`;
    case "no-submit":
      return `${change.rule}: does not submit its I/O`;
    case "moved":
      return `${change.rule}: at ${change.to} instead of ${change.from}`;
    case "parameter":
      return `${change.policy}: ${change.parameter}: ${change.value}`;
    case "detector":
      return `pin-detector: ${change.detector} instead of ${change.instead}`;
  }
}
