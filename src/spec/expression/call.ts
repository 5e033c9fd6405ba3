import type { Quantifier } from "../../model";
import type { Fields } from "../../states/vocabulary";
import { didYouMean } from "../suggest";
import type { CallNode, Identifier, Node } from "./ast";
import { isCollection, typeMember } from "./member";
import { reportUnknownName } from "./name";
import type { Scope } from "./scope";
import { BOOL, own, type Typed } from "./typed";
import type { Typer } from "./typer";

const MACROS: Readonly<Record<string, Quantifier>> = { exists: "exists", all: "forall", exists_one: "count" };

/** Functions and macros of CEL that this subset leaves out. */
const UNSUPPORTED: ReadonlySet<string> = new Set([
  ...["filter", "map", "size", "has", "contains", "startsWith", "endsWith", "matches", "existsOne"],
  ...["int", "uint", "double", "string", "bool", "bytes", "type", "dyn", "duration", "timestamp"],
]);

/** A macro; anything else that is called is a mistake. */
export function typeCall(typer: Typer, node: CallNode, scope: Scope): Typed | undefined {
  const { target, name } = node;
  if (target === undefined) return globalCall(typer, node, scope);
  const kind = own(MACROS, name);
  if (kind !== undefined) return typeMacro(typer, node, target, kind, scope);
  if (target.kind === "identifier" && isFieldOf(target, name, scope)) {
    const text = typer.source({ start: target.span.start, end: node.nameSpan.end });
    const hint = `leave out the brackets: ${text}`;
    typer.report.error("expression/not-a-function", node.nameSpan, `"${name}" is a field, not a function`, hint);
    const { span } = node;
    return typeMember(typer, { kind: "member", of: target, field: name, fieldSpan: node.nameSpan, span }, scope);
  }
  if (isCollection(target, scope)) {
    const macro = didYouMean(name, Object.keys(MACROS));
    reportUnknownFunction(typer, node, macro ?? "collections have exists, all and exists_one");
    bodyOf(typer, node, collectionOf(target, scope), scope);
    return undefined;
  }
  if (target.kind !== "identifier" || scope.lookup(target.name) === undefined) typer.visit(target, scope);
  reportUnknownFunction(typer, node, fieldHint(target, name, scope));
  return undefined;
}

function globalCall(typer: Typer, node: CallNode, scope: Scope): Typed | undefined {
  const { name, nameSpan } = node;
  if (scope.lookup(name) !== undefined) {
    const hint = `leave out the brackets: ${name}`;
    typer.report.error("expression/not-a-function", nameSpan, `"${name}" is a name, not a function`, hint);
    return undefined;
  }
  const isMacro = own(MACROS, name) !== undefined;
  const hint = isMacro ? `it follows a collection: pages.${name}(x, condition)` : undefined;
  reportUnknownFunction(typer, node, hint ?? didYouMean(name, Object.keys(MACROS)));
  return undefined;
}

function reportUnknownFunction(typer: Typer, { name, nameSpan }: CallNode, hint: string | undefined): void {
  if (UNSUPPORTED.has(name)) {
    const offer = hint ?? "the macros are exists, all and exists_one";
    typer.report.error("expression/unsupported", nameSpan, `"${name}" is not supported`, offer);
  } else typer.report.error("expression/unknown-function", nameSpan, `unknown function "${name}"`, hint);
}

/** `collection.exists(name, condition)` and its kin. */
function typeMacro(typer: Typer, node: CallNode, target: Node, kind: Quantifier, scope: Scope): Typed | undefined {
  const of = collectionOf(target, scope);
  if (of === undefined) reportNoCollection(typer, node, target, scope);
  const body = bodyOf(typer, node, of, scope);
  if (of === undefined || body === undefined) return undefined;
  const quantified = { kind, bind: body.bind, set: of.set, body: body.condition.expr } as const;
  if (kind !== "count") return { type: BOOL, expr: quantified };
  return { type: BOOL, expr: { kind: "eq", left: quantified, right: { kind: "int", value: 1 } } };
}

/** The condition of a macro, typed with the name that it binds; undefined and reported where the macro is malformed. */
function bodyOf(
  typer: Typer,
  node: CallNode,
  of: Fields | undefined,
  scope: Scope,
): { readonly bind: string; readonly condition: Typed } | undefined {
  const [element, condition] = node.args;
  const usage = `${node.name}(x, condition)`;
  if (element === undefined || condition === undefined || node.args.length !== 2) {
    const message = `"${node.name}" needs a name and a condition`;
    typer.report.error("expression/bad-macro", node.nameSpan, message, `write ${usage}`);
    return undefined;
  }
  if (element.kind !== "identifier" && element.kind !== "error") {
    const message = `a name for the element is expected, not ${typer.quote(element)}`;
    typer.report.error("expression/bad-macro", element.span, message, `write ${usage}`);
  }
  const name = nameIn(element);
  if (name === undefined) return undefined;
  const bind = typer.freshBind(name);
  const inner =
    of === undefined
      ? scope.bind(name, { kind: "unknown" })
      : scope.bind(name, { kind: "element", of, at: { kind: "local", name: bind }, doc: "" });
  const typed = typer.check(condition, { type: BOOL }, inner);
  return typed && { bind, condition: typed };
}

/** The name that is bound, or was probably meant to be. */
function nameIn(element: Node): string | undefined {
  if (element.kind === "identifier") return element.name;
  return element.kind === "member" ? nameIn(element.of) : undefined;
}

function reportNoCollection(typer: Typer, node: CallNode, target: Node, scope: Scope): void {
  const collections = scope.entries().flatMap(([name, entry]) => (entry.kind === "collection" ? [name] : []));
  if (target.kind === "identifier") {
    const entry = scope.lookup(target.name);
    if (entry?.kind === "unknown") return;
    if (entry === undefined && !typer.isValueName(target, scope)) {
      reportUnknownName(typer, target, scope);
      return;
    }
  } else if (typer.infer(target, scope) === undefined) return;
  const near = target.kind === "identifier" ? didYouMean(target.name, collections) : undefined;
  const hint = near ?? (collections.length > 0 ? `collections: ${collections.join(", ")}` : undefined);
  const message = `"${node.name}" needs a collection; ${typer.quote(target)} is none`;
  typer.report.error("expression/bad-macro", target.span, message, hint);
}

function collectionOf(target: Node, scope: Scope): Fields | undefined {
  const entry = target.kind === "identifier" ? scope.lookup(target.name) : undefined;
  return entry?.kind === "collection" ? entry.of : undefined;
}

function isFieldOf(target: Identifier, name: string, scope: Scope): boolean {
  const entry = scope.lookup(target.name);
  return entry?.kind === "element" && own(entry.of.fields, name) !== undefined;
}

function fieldHint(target: Node, name: string, scope: Scope): string | undefined {
  const entry = target.kind === "identifier" ? scope.lookup(target.name) : undefined;
  if (entry?.kind === "call-path")
    return `ask for a procedure: "name" in ${target.kind === "identifier" ? target.name : ""}`;
  return entry?.kind === "element" ? didYouMean(name, Object.keys(entry.of.fields)) : undefined;
}
