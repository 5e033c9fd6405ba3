import type { PropertyReport, SpecResult } from "../spec-result";

/** What a gate can be told to fail on, in the order of the documentation, with what each means. */
export const CONCERNS = {
  violated: "a violation that the spec does not expect",
  unexpected: "another verdict than the spec expects, or vacuous where the spec names the property",
  inconclusive: "a verdict that a limit kept from being reached",
  vacuous: "a vacuous verdict that the spec does not expect, also of properties that are checked by default",
  warning: "a warning about a spec",
  stale: "an entry of the baseline that no longer fits",
} as const satisfies Readonly<Record<string, string>>;

export type Concern = keyof typeof CONCERNS;

export const concernNames = Object.keys(CONCERNS) as readonly Concern[];

/** What fails a gate that was not told anything. */
export const defaultConcerns: readonly Concern[] = ["violated", "unexpected", "inconclusive", "stale"];

/** What is not as it should be about a property; nothing where its verdict is met. */
export function concernsOf({ judgement, verdict }: PropertyReport): readonly Concern[] {
  switch (judgement) {
    case "met":
      return [];
    case "open":
      return ["inconclusive"];
    case "wrong":
      if (verdict === "violated") return ["violated"];
      return verdict === "vacuous" ? ["unexpected", "vacuous"] : ["unexpected"];
  }
}

/** What is not as it should be about a spec; what the baseline knows is left out. */
export function concernsOfSpec({ properties, warnings }: SpecResult): readonly Concern[] {
  const found = properties.filter(({ known }) => known !== true).flatMap(concernsOf);
  return [...found, ...(warnings.length === 0 ? [] : ["warning" as const])];
}
