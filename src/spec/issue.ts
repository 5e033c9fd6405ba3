import type { z } from "zod";
import type { Findings } from "./findings";
import { type Place, placeOf, startOf } from "./place";
import { didYouMean } from "./suggest";
import { describeTree, entryOf, type Tree } from "./tree";

type Issue = z.core.$ZodIssue;
type Found = Extract<Place, { readonly kind: "value" }>;

/** Says what a schema found wrong, where, and how to mend it. */
export function reportIssue(issue: Issue, tree: Tree, what: string, findings: Findings): void {
  const place = placeOf(tree, issue.path, what);
  if (place.kind === "broken") return;
  if (place.kind === "missing") {
    const hint = discriminators(issue);
    const message = `${place.ownerName} lacks "${place.key}"`;
    const mend = hint === undefined ? `add "${place.key}: …"` : possible(hint);
    findings.error("spec/missing-key", startOf(place.owner), message, mend);
    return;
  }
  switch (issue.code) {
    case "unrecognized_keys":
      reportUnknownKeys(issue, place, findings);
      break;
    case "invalid_type":
      reportType(expectedType(issue.expected), place, findings);
      break;
    case "invalid_value":
      reportValue(issue.values, place, findings);
      break;
    case "too_small":
      reportBound(`at least ${String(issue.minimum)}`, issue.origin, place, findings);
      break;
    case "too_big":
      reportBound(`at most ${String(issue.maximum)}`, issue.origin, place, findings);
      break;
    case "invalid_union": {
      const options = discriminators(issue);
      if (options !== undefined) reportValue(options, place, findings);
      else reportForm(issue.message, place, findings);
      break;
    }
    case "invalid_format":
    case "invalid_key":
    case "invalid_element":
    case "not_multiple_of":
    case "custom":
      reportForm(issue.message, place, findings);
      break;
  }
}

/** The values that tell the variants of a map apart, where it is none of them. */
function discriminators(issue: Issue): readonly unknown[] | undefined {
  return issue.code === "invalid_union" && "options" in issue ? issue.options : undefined;
}

function reportUnknownKeys(
  { keys, message }: Extract<Issue, { readonly code: "unrecognized_keys" }>,
  { value, name }: Found,
  findings: Findings,
): void {
  const known = message.split(" ");
  const missing = known.filter((key) => entryOf(value, key) === undefined);
  const spans = new Map(value.kind === "map" ? value.entries.map(({ key, keySpan }) => [key, keySpan]) : []);
  for (const key of keys) {
    const span = spans.get(key) ?? value.span;
    const hint = didYouMean(key, missing) ?? `its keys are: ${known.join(", ")}`;
    findings.error("spec/unknown-key", span, `${name} has no key "${key}"`, hint);
  }
}

function reportType(expected: string, { value, name }: Found, findings: Findings): void {
  const fraction = expected === "a whole number" && value.kind === "scalar" && typeof value.value === "number";
  const message = fraction
    ? `${name} must be a whole number`
    : `${name} must be ${expected}, not ${describeTree(value)}`;
  findings.error("spec/wrong-type", spanOf(value), message, typeHint(expected, value));
}

function typeHint(expected: string, value: Tree): string | undefined {
  if (value.kind !== "scalar") return undefined;
  if (expected === "text" && typeof value.value !== "string") return `quote it: "${value.content}"`;
  if (expected === "a list") return `write it as a list: [${value.content}]`;
  const quoted = value.style === "single-quoted" || value.style === "double-quoted";
  if (quoted && expected.endsWith("number") && /^\d+$/.test(value.content)) return "write it without quotes";
  if (quoted && expected === "true or false" && /^(true|false)$/.test(value.content)) return "write it without quotes";
  return undefined;
}

function reportValue(values: readonly unknown[], { value, name }: Found, findings: Findings): void {
  const [only] = values;
  if (value.kind !== "scalar") {
    const expected = values.length === 1 ? String(only) : `one of ${values.join(", ")}`;
    findings.error("spec/wrong-type", spanOf(value), `${name} must be ${expected}, not ${describeTree(value)}`);
    return;
  }
  const hint = didYouMean(value.content, values.map(String));
  const message = `${name} cannot be "${value.content}"`;
  findings.error("spec/unknown-value", value.span, message, hint ?? possible(values));
}

function reportBound(bound: string, origin: string, { value, name }: Found, findings: Findings): void {
  if (origin === "array") {
    const code = bound.startsWith("at least") ? "spec/too-few" : "spec/too-many";
    findings.error(code, spanOf(value), `${name} must have ${bound} ${bound.endsWith(" 1") ? "item" : "items"}`);
  } else findings.error("spec/out-of-range", spanOf(value), `${name} must be ${bound}`);
}

/** The message of the schema itself: it begins with "must". */
function reportForm(message: string, { value, name }: Found, findings: Findings): void {
  const code = value.kind === "scalar" && typeof value.value === "string" ? "spec/bad-format" : "spec/wrong-type";
  findings.error(code, spanOf(value), `${name} ${message}`);
}

function possible(values: readonly unknown[]): string {
  return values.length === 1
    ? `the only possible value is ${String(values[0])}`
    : `possible values: ${values.join(", ")}`;
}

function expectedType(expected: string): string {
  switch (expected) {
    case "string":
      return "text";
    case "int":
      return "a whole number";
    case "number":
      return "a number";
    case "boolean":
      return "true or false";
    case "array":
      return "a list";
    case "object":
    case "record":
      return "a map";
    default:
      return expected;
  }
}

/** The whole of a scalar; of a list or a map, which may be long, its beginning. */
function spanOf(tree: Tree): Found["value"]["span"] {
  return tree.kind === "map" ? startOf(tree) : tree.span;
}
