import type { PlacedDiagnostic, RunReport } from "../spec-result";
import { sarifText } from "./message";

/** What a diagnostic code means, in one sentence, where that is known. */
export type Explain = (code: string) => string | undefined;

/** A reportingDescriptor. */
interface SarifRule {
  readonly id: string;
  readonly [key: string]: unknown;
}

/** What the results of a run are about: each property that was checked, then each code of a diagnostic, once. */
export function sarifRules({ outcomes }: RunReport, explain: Explain): readonly SarifRule[] {
  const results = outcomes.flatMap((outcome) => (outcome.kind === "checked" ? [outcome.result] : []));
  const properties = results.flatMap(({ properties }) => properties).map(({ id, doc }) => propertyRule(id, doc));
  const diagnostics = outcomes
    .flatMap((outcome) => (outcome.kind === "checked" ? outcome.result.warnings : outcome.diagnostics))
    .map((diagnostic) => diagnosticRule(diagnostic, explain(diagnostic.code)));
  const known = new Map<string, SarifRule>();
  for (const rule of [...properties, ...diagnostics]) if (!known.has(rule.id)) known.set(rule.id, rule);
  return [...known.values()];
}

function propertyRule(id: string, doc: string): SarifRule {
  const help = [
    `Promised: ${doc}.`,
    "Every interleaving within the bounds of the scenario was searched for one that breaks the promise. A violation comes with such an interleaving, step by step: each step names the actor and the kernel function it stands for. Mend the rule it ends with, or the lack of one.",
    "Inconclusive means that a limit cut the search; vacuous, that what the promise is about never happened. Neither is a pass.",
  ].join("\n\n");
  return {
    id,
    name: friendlyName(id),
    shortDescription: sarifText(sentence(doc)),
    fullDescription: sarifText(`${sentence(doc)} A property of the specs that gupcheck checks.`),
    help: sarifText(help),
    defaultConfiguration: { level: "error" },
    properties: { tags: ["page-pinning", "model-checking"] },
  };
}

function diagnosticRule(
  { code, severity }: PlacedDiagnostic,
  meaning = "A problem in a spec, a model or a run.",
): SarifRule {
  return {
    id: code,
    name: friendlyName(code),
    shortDescription: sarifText(meaning),
    fullDescription: sarifText(meaning),
    help: sarifText(`${meaning} Nothing can be said of the properties of a spec with errors until they are mended.`),
    defaultConfiguration: { level: severity },
    properties: { tags: ["spec"] },
  };
}

/** `deadlock-free` as `DeadlockFree`, as viewers like to have it. */
function friendlyName(id: string): string {
  return id
    .split(/[^\p{L}\p{N}]+/u)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("");
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
