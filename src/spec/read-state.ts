import type { Type, Value } from "../model";
import { actorFields, pageFields } from "../states";
import { kernelEvents } from "../states/events";
import { bundledCatalogue, type Catalogue } from "./catalogue";
import { conform } from "./conform";
import { type DeclaredState, setOf } from "./declared-state";
import type { Span } from "./diagnostic";
import { isReserved } from "./expression";
import type { Findings } from "./findings";
import { MAX_ITEMS, type StateData, stateName, stateSchema } from "./schema";
import { didYouMean } from "./suggest";
import { type Tree, valueAt } from "./tree";

/** In traces and listings the policy's own state is told from the kernel's by its name. */
const PREFIX = "policy.";

/** The state that a policy declares. One with mistakes is left out. */
export function readState(tree: Tree | undefined, catalogue: Catalogue, findings: Findings): readonly DeclaredState[] {
  // What is no map has been reported by the schema.
  if (tree?.kind !== "map") return [];
  const extra = tree.entries[MAX_ITEMS];
  if (extra !== undefined) findings.error("spec/too-many", extra.keySpan, `there are more than ${MAX_ITEMS} states`);
  const taken = namesInScope(catalogue);
  return tree.entries.slice(0, MAX_ITEMS).flatMap(({ key, keySpan, value }) => {
    const named = checkName(key, keySpan, taken, findings);
    const data = conform(stateSchema, value, `state "${key}"`, findings);
    const declared = data && declaredOf(key, data, value, keySpan, findings);
    return declared !== undefined && named ? [declared] : [];
  });
}

/** All names that mean something else in some expression. */
function namesInScope(catalogue: Catalogue): ReadonlySet<string> {
  const scopes = [...bundledCatalogue.points, ...catalogue.points].flatMap(({ scope }) => Object.keys(scope));
  const never = catalogue.detectors[0]?.pinned;
  return new Set([
    ...scopes,
    ...kernelEvents.flatMap(({ args }) => Object.keys(args)),
    ...Object.keys(never === undefined ? {} : pageFields(never).fields),
    ...Object.keys(actorFields.fields),
    ...["page", "pages", "actor", "actors", "caller", "file_mapped", "none", "true", "false", "in", "null"],
  ]);
}

function checkName(name: string, span: Span, taken: ReadonlySet<string>, findings: Findings): boolean {
  if (!stateName.safeParse(name).success) {
    const hint = "a name begins with a small letter and goes on with small letters, digits and _";
    findings.error("spec/bad-state-name", span, `no state can be called "${name}"`, hint);
    return false;
  }
  if (taken.has(name) || isReserved(name)) {
    const message = `no state can be called "${name}": the name means something else in expressions`;
    findings.error("spec/bad-state-name", span, message, "choose another name");
    return false;
  }
  return true;
}

function declaredOf(
  name: string,
  data: StateData,
  tree: Tree,
  span: Span,
  findings: Findings,
): DeclaredState | undefined {
  const errors = findings.errors;
  const { type, values } = typeOf(name, data, tree, findings);
  if (findings.errors > errors) return undefined;
  const init = initOf(type, values, data, valueAt(tree, "init"), findings);
  if (findings.errors > errors) return undefined;
  const per = setOf(data.per ?? "none");
  const doc = data.doc ?? "state of the policy";
  return {
    name,
    doc,
    per,
    variable: {
      name: `${PREFIX}${name}`,
      type,
      index: per === undefined ? [] : [per],
      init: [[init]],
      constant: false,
      ghost: false,
      doc,
      group: "policy",
    },
    values,
    span,
  };
}

interface DeclaredType {
  readonly type: Type;
  readonly values: readonly string[];
}

function typeOf(name: string, { type }: StateData, tree: Tree, findings: Findings): DeclaredType {
  if (type === "bool") return { type: { kind: "bool" }, values: [] };
  const written = valueAt(tree, "type");
  if ("int" in type) {
    const [min = 0, max = 0] = type.int;
    if (min > max) {
      const span = valueAt(written, "int")?.span ?? tree.span;
      findings.error("spec/empty-range", span, `no number is at least ${min} and at most ${max}`);
    }
    return { type: { kind: "int", min, max }, values: [] };
  }
  const list = valueAt(written, "enum");
  for (const [position, value] of type.enum.entries()) {
    const span = (list?.kind === "list" ? list.items[position]?.span : undefined) ?? tree.span;
    if (type.enum.indexOf(value) < position) {
      findings.error("spec/repeated-value", span, `"${value}" is listed twice`);
    } else if (isReserved(value) || ["none", "true", "false", "in", "null"].includes(value)) {
      findings.error("spec/bad-state-name", span, `no value can be called "${value}"`, "choose another name");
    }
  }
  return { type: { kind: "enum", name: `${PREFIX}${name}` }, values: type.enum };
}

function initOf(
  type: Type,
  values: readonly string[],
  { init }: StateData,
  written: Tree | undefined,
  findings: Findings,
): Value {
  const span = written?.span ?? { start: 0, end: 0 };
  switch (type.kind) {
    case "bool":
      if (init === undefined || typeof init === "boolean") return init ?? false;
      findings.error("spec/wrong-type", span, '"init" must be true or false');
      return false;
    case "int":
      if (init === undefined) return Math.min(Math.max(0, type.min), type.max);
      if (typeof init !== "number") findings.error("spec/wrong-type", span, '"init" must be a whole number');
      else if (init < type.min || init > type.max) {
        findings.error("spec/out-of-range", span, `"init" must be from ${type.min} to ${type.max}`);
      }
      return init;
    default: {
      if (init === undefined) return values[0] ?? null;
      const shown = String(init);
      if (values.includes(shown)) return shown;
      const hint = didYouMean(shown, values) ?? `possible values: ${values.join(", ")}`;
      findings.error("spec/unknown-value", span, `"init" cannot be "${shown}"`, hint);
      return shown;
    }
  }
}
