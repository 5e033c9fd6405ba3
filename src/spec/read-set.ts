import type { Expr, Statement } from "../model";
import { processes } from "../model";
import type { Name } from "../states/vocabulary";
import type { Point } from "./catalogue";
import type { DeclaredState } from "./declared-state";
import type { Span } from "./diagnostic";
import type { Findings } from "./findings";
import { readExpression } from "./read-condition";
import { didYouMean } from "./suggest";
import type { Entry, Tree } from "./tree";
import { type Surroundings, vocabularyAt } from "./vocabulary-at";

/** The element of a `for each` that sets all cells; no author can have written it. */
const EACH = "$each";

/** What a rule assigns to the policy's own state, in the order in which it is written. */
export function readSet(
  tree: Tree | undefined,
  point: Point,
  surroundings: Surroundings,
  findings: Findings,
): readonly Statement[] {
  if (tree?.kind !== "map") return [];
  if (tree.entries.length === 0) findings.error("spec/too-few", tree.span, '"set" sets nothing');
  return tree.entries.flatMap((entry) => readAssignment(entry, point, surroundings, findings) ?? []);
}

function readAssignment(
  { key, keySpan, value }: Entry,
  point: Point,
  surroundings: Surroundings,
  findings: Findings,
): Statement | undefined {
  const vocabulary = vocabularyAt(point, surroundings);
  const [, name, index] = /^\s*([\w-]+)\s*(?:\[\s*([\w-]+)\s*\])?\s*$/.exec(key) ?? [];
  const state = surroundings.state.find((candidate) => candidate.name === name);
  if (name === undefined || state === undefined) {
    reportUnknown(key, name, keySpan, surroundings.state, findings);
    return undefined;
  }
  const { variable, per } = state;
  const at = cellOf(state, index, vocabulary.names, keySpan, findings);
  const expr = readExpression(value, vocabulary, surroundings.program, findings, variable.type);
  if (at === undefined || expr === undefined) return undefined;
  if (at === "all") {
    const target = { kind: "variable", name: variable.name, at: [{ kind: "local", name: EACH }] } as const;
    return { kind: "for-each", bind: EACH, set: per ?? "", do: [{ kind: "assign", target, value: expr }] };
  }
  return { kind: "assign", target: { kind: "variable", name: variable.name, at }, value: expr };
}

function reportUnknown(
  key: string,
  name: string | undefined,
  span: Span,
  known: readonly DeclaredState[],
  findings: Findings,
): void {
  const [, element, field] = /^\s*(\w+)\.(\w+)\s*$/.exec(key) ?? [];
  const names = known.map((state) => state.name);
  if (element !== undefined && field !== undefined && names.includes(field)) {
    const message = `"${key}" is how the state is read`;
    findings.error("spec/unknown-state", span, message, `to set it write "${field}[${element}]"`);
    return;
  }
  const hint =
    names.length === 0
      ? `declare it: state: { ${name ?? "name"}: { type: bool } }`
      : (didYouMean(name ?? key, names) ?? `the policy has: ${names.join(", ")}`);
  findings.error("spec/unknown-state", span, `the policy has no state "${name ?? key}"`, hint);
}

/** The cell that is set: its index, all cells, or undefined and reported. */
function cellOf(
  { name, per }: DeclaredState,
  index: string | undefined,
  names: Readonly<Record<string, Name>>,
  span: Span,
  findings: Findings,
): readonly Expr[] | "all" | undefined {
  if (per === undefined) {
    if (index === undefined) return [];
    findings.error("spec/state-index", span, `"${name}" is a single value and has no index`, `write "${name}"`);
    return undefined;
  }
  const elements = Object.entries(names).flatMap(([candidate, entry]) => {
    const at = elementOf(entry, per);
    return at === undefined ? [] : [[candidate, at] as const];
  });
  const all = per === processes.name ? "actors" : "pages";
  if (index === all) return "all";
  const found = elements.find(([candidate]) => candidate === index);
  if (found !== undefined) return [found[1]];
  const what = per === processes.name ? "actor" : "page";
  const message =
    index === undefined
      ? `"${name}" needs an index: it has a value for each ${what}`
      : `there is no ${what} "${index}" here`;
  const forms = [...elements.map(([candidate]) => candidate), all].map((each) => `"${name}[${each}]"`);
  findings.error("spec/state-index", span, message, `possible here: ${forms.join(", ")}`);
  return undefined;
}

/** The element of the set that a name stands for. */
function elementOf(entry: Name, set: string): Expr | undefined {
  if (entry.kind === "element") return entry.of.set === set ? entry.at : undefined;
  if (entry.kind !== "value") return undefined;
  return entry.type.kind === "element" && entry.type.set === set && !entry.type.none ? entry.expr : undefined;
}
