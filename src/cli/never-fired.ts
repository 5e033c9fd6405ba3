import type { CheckResult } from "../checker";
import { ruleMark } from "../policies";
import type { PlacedDiagnostic } from "../report";
import type { Diagnostic, DiagnosticCode, RuleOrigin, Spec } from "../spec";
import { placed } from "./diagnostics";
import { nameOf } from "./inputs";
import type { ReadSpec } from "./read-spec";

/** Known to the command line only, as it takes a search to find out. */
const CODE = "spec/rule-never-fired" as string as DiagnosticCode;

/** What a reader can tell without a search, about the rules and policies that it names in quotes. */
const FORETOLD: readonly string[] = ["spec/rule-never-fires", "spec/shadowed-rule", "spec/unreached-point"];

/**
 * A warning for each rule of the spec's own that decided nothing in any reachable state, and for each policy in use none
 * of whose rules did: a policy is made for many scenarios. What the spec's reader has foretold is not said again; where
 * the search was cut nothing is known.
 */
export function neverFired(
  { spec, text, input, warnings }: ReadSpec,
  result: CheckResult,
): readonly PlacedDiagnostic[] {
  if (!result.complete) return [];
  const foretold = warnings.filter(({ code }) => FORETOLD.includes(code)).map(({ message }) => message);
  const hasFired = ({ rule }: RuleOrigin): boolean =>
    result.rules.includes(rule) || result.marks.includes(ruleMark(rule));
  const useful = new Set(spec.rules.filter(hasFired).map(({ policy }) => policy));
  const found = new Map<string, Diagnostic>();
  for (const origin of spec.rules) {
    const { rule, policy, span } = origin;
    if (hasFired(origin) || (policy !== undefined && useful.has(policy))) continue;
    const name = policy ?? rule;
    if (foretold.some((message) => message.includes(`"${name}"`))) continue;
    const message =
      policy === undefined
        ? `rule "${rule}" never fired: in no reachable state did it decide anything`
        : `policy "${policy}" did nothing: in no reachable state did a rule of it decide anything`;
    const hint = policy === undefined ? earlierRules(spec, rule) : undefined;
    found.set(name, { code: CODE, severity: "warning", message, ...(hint === undefined ? {} : { hint }), span });
  }
  return [...found.values()].map((diagnostic) => placed(diagnostic, { file: nameOf(input), text }));
}

/** The rules that are asked before one at its decision point: where one of them always decides first, it never can. */
function earlierRules({ assembly: { rules } }: Spec, id: string): string | undefined {
  const position = rules.findIndex((rule) => rule.id === id);
  const point = rules[position]?.at;
  const earlier = rules.slice(0, position).filter(({ at }) => at === point);
  if (earlier.length === 0) return undefined;
  const names = earlier.map((rule) => `"${rule.id}"`).join(", ");
  return `at ${point ?? ""} the first rule whose condition is true decides, and ${names} ${earlier.length === 1 ? "comes" : "come"} before it`;
}
