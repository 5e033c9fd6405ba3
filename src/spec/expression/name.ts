import type { Type } from "../../model";
import type { Fields } from "../../states/vocabulary";
import { didYouMean } from "../suggest";
import type { Identifier, Node, StringNode } from "./ast";
import { asValue, type Scope } from "./scope";
import {
  BOOL,
  comparable,
  describeType,
  kindsWithValue,
  listNames,
  namedValue,
  own,
  type Typed,
  valueNames,
} from "./typed";
import type { Expectation, Typer } from "./typer";

/** A name where nothing says what type it should have. */
export function inferName(typer: Typer, node: Identifier, scope: Scope): Typed | undefined {
  const entry = scope.lookup(node.name);
  if (entry === undefined) {
    if (typer.isValueName(node, scope)) reportBareValue(typer, node);
    else reportUnknownName(typer, node, scope);
    return undefined;
  }
  switch (entry.kind) {
    case "value":
    case "element":
      return asValue(entry);
    case "collection": {
      const hint = `quantify over it: ${node.name}.exists(x, condition)`;
      typer.report.error("expression/not-a-value", node.span, `"${node.name}" is a collection`, hint);
      return undefined;
    }
    case "call-path": {
      const hint = `ask for a procedure: "${entry.procedures[0] ?? "name"}" in ${node.name}`;
      typer.report.error("expression/not-a-value", node.span, `"${node.name}" is the call path`, hint);
      return undefined;
    }
    case "unknown":
      return undefined;
  }
}

/** A string where nothing says which kind of value it names. */
export function inferString(typer: Typer, node: StringNode): void {
  const hint = 'strings name procedures, as in "pageout" in caller, or values that are compared';
  typer.report.error("expression/not-a-value", node.span, `${typer.quote(node)} is no value of its own`, hint);
}

/**
 * A name, or a quoted name of a value, where a type is expected. A name in scope that fits wins over a value of the
 * same name; one that does not fit gives way to it.
 */
export function checkName(
  typer: Typer,
  node: Identifier | StringNode,
  expected: Expectation,
  scope: Scope,
): Typed | undefined {
  const { type } = expected;
  const name = node.kind === "string" ? node.value : node.name;
  const entry = node.kind === "string" ? undefined : scope.lookup(name);
  const typed = entry && asValue(entry);
  if (typed !== undefined && comparable(typed.type, type)) return typed;
  const value = namedValue(name, type, typer.vocabulary);
  if (value !== undefined) return value;
  if (typed !== undefined) {
    reportMismatch(typer, node, typed.type, expected);
    return undefined;
  }
  if (entry === undefined && (type.kind === "enum" || type.kind === "element")) {
    reportUnknownValue(typer, node, name, type, scope);
    return undefined;
  }
  if (entry !== undefined || expected.against === undefined) return typer.infer(node, scope);
  if (node.kind === "identifier" && !typer.isValueName(node, scope)) reportUnknownName(typer, node, scope);
  else {
    const message = `${typer.quote(node)} cannot be compared with ${typer.quote(expected.against)}, which is`;
    typer.report.error("expression/type-mismatch", node.span, `${message} ${describeType(type)}`);
  }
  return undefined;
}

export function reportMismatch(typer: Typer, node: Node, type: Type, { type: expected, against }: Expectation): void {
  const what = `${typer.quote(node)} is ${describeType(type)}`;
  const message =
    against === undefined
      ? `${what}, but ${describeType(expected)} is expected`
      : `${what} and cannot be compared with ${typer.quote(against)}, which is ${describeType(expected)}`;
  const hint = comparable(expected, BOOL) ? conditionHint(typer, node, type) : namesHint(typer, expected);
  typer.report.error("expression/type-mismatch", node.span, message, hint);
}

export function reportUnknownName(typer: Typer, { name, span }: Identifier, scope: Scope): void {
  const names = scope.names();
  const hint =
    fieldHint(typer, name, scope) ??
    didYouMean(name, [...names, "true", "false"]) ??
    didYouMean(name, [...Object.values(typer.vocabulary.enums), ...Object.values(typer.vocabulary.sets)].flat()) ??
    (names.length > 0 ? `in scope: ${listNames(names)}` : undefined);
  typer.report.error("expression/unknown-name", span, `unknown name "${clipName(name)}"`, hint);
}

function reportBareValue(typer: Typer, { name, span }: Identifier): void {
  const kinds = kindsWithValue(name, typer.vocabulary);
  const message = name === "none" ? '"none" is no value of its own' : `"${name}" is a value of ${kinds.join(" and ")}`;
  typer.report.error("expression/not-a-value", span, message, `compare something with it: … == ${name}`);
}

function reportUnknownValue(typer: Typer, node: Identifier | StringNode, name: string, type: Type, scope: Scope): void {
  const legal = valueNames(type, typer.vocabulary);
  const fitting = scope.entries().flatMap(([candidate, entry]) => {
    const typed = asValue(entry);
    return typed !== undefined && comparable(typed.type, type) ? [candidate] : [];
  });
  const message =
    name === "none" && type.kind === "element"
      ? `this is always an element of ${type.set}, never none`
      : `"${clipName(name)}" is not ${describeType(type)}`;
  const near = didYouMean(name, [...legal, ...fitting]);
  const all = `its values are: ${listNames(legal)}`;
  typer.report.error("expression/unknown-value", node.span, message, near === undefined ? all : `${near} ${all}`);
}

/** Where an element in scope has a field of that name, or a collection has elements that have one. */
function fieldHint(typer: Typer, name: string, scope: Scope): string | undefined {
  for (const [element, entry] of scope.entries()) {
    if (entry.kind === "element" && own(entry.of.fields, name)) return `did you mean "${element}.${name}"?`;
  }
  for (const [collection, entry] of scope.entries()) {
    if (entry.kind === "collection" && own(entry.of.fields, name)) {
      return `did you mean "${quantifiedField(typer, collection, entry.of, name)}"?`;
    }
  }
  return undefined;
}

/** A condition on a field of some element of a collection. */
export function quantifiedField(typer: Typer, collection: string, { fields }: Fields, field: string): string {
  const type = own(fields, field)?.type;
  const text = `x.${field}`;
  return `${collection}.exists(x, ${(type && comparison(typer, text, type)) ?? text})`;
}

/** How to make a condition of something that is none. */
function conditionHint(typer: Typer, node: Node, type: Type): string | undefined {
  if (node.kind !== "identifier" && node.kind !== "member") return undefined;
  const compared = comparison(typer, typer.source(node.span), type);
  return compared === undefined ? undefined : `compare it: ${compared}`;
}

/** A value, named by `text`, in a comparison; undefined where it is a condition by itself, or nothing is known to compare. */
function comparison(typer: Typer, text: string, type: Type): string | undefined {
  if (type.kind === "bool") return undefined;
  if (type.kind === "int") return `${text} > 0`;
  const values = valueNames(type, typer.vocabulary);
  if (values.includes("none")) return `${text} != none`;
  return values[0] === undefined ? undefined : `${text} == ${values[0]}`;
}

function namesHint(typer: Typer, type: Type): string | undefined {
  const names = valueNames(type, typer.vocabulary);
  return names.length > 0 && type.kind !== "bool" ? `its values are: ${listNames(names)}` : undefined;
}

function clipName(name: string): string {
  return name.length <= 60 ? name : `${name.slice(0, 59)}…`;
}
