import type { Type } from "../../model";
import type { Span } from "../diagnostic";
import type { Node } from "./ast";
import { asValue, type Scope } from "./scope";
import { BOOL, comparable, INT, namedValue, own, type Typed } from "./typed";
import type { Typer } from "./typer";

/**
 * Types operands that must have the same type. The first that leaves no doubt about its own type decides, and the names of
 * values among the others are understood by it; where there is none, a type is looked for that all of them can have.
 * Undefined where one of them is wrong.
 */
export function unify(typer: Typer, nodes: readonly Node[], span: Span, scope: Scope): readonly Typed[] | undefined {
  const definite = nodes.find((node) => isDefinite(node, scope));
  if (definite !== undefined) return complete(unifyWith(typer, definite, nodes, scope));
  for (const node of nodes) {
    for (const type of possibleTypes(node, scope)) {
      if (!nodes.every((other) => canBe(typer, other, type, scope))) continue;
      return complete(nodes.map((other) => typer.check(other, { type, against: node }, scope)));
    }
  }
  const anchor = nodes.find((node) => possibleTypes(node, scope).length > 0) ?? nodes.find(isMistaken(scope));
  if (anchor !== undefined) return complete(unifyWith(typer, anchor, nodes, scope));
  reportAmbiguous(typer, nodes, span, scope);
  return undefined;
}

function unifyWith(typer: Typer, anchor: Node, nodes: readonly Node[], scope: Scope): readonly (Typed | undefined)[] {
  const first = typer.infer(anchor, scope);
  return nodes.map((node) => {
    if (node === anchor) return first;
    if (first !== undefined) return typer.check(node, { type: first.type, against: anchor }, scope);
    typer.visit(node, scope);
    return undefined;
  });
}

/** All or nothing. */
function complete(typed: readonly (Typed | undefined)[]): readonly Typed[] | undefined {
  const known = typed.filter((operand) => operand !== undefined);
  return known.length === typed.length ? known : undefined;
}

/**
 * Whether an operand can have one type only. A name in scope may also be that of a value, a conditional may consist of such
 * names, and a number or a difference may be a name without its quotes.
 */
function isDefinite(node: Node, scope: Scope): boolean {
  switch (node.kind) {
    case "string":
    case "identifier":
    case "conditional":
    case "int":
    case "error":
      return false;
    case "arithmetic":
      return !isDashed(node, scope);
    default:
      return true;
  }
}

/** Whether an operand of the sum is no name in scope, as in `my-app`. */
function isDashed(node: Node, scope: Scope): boolean {
  if (node.kind === "identifier") return scope.lookup(node.name) === undefined;
  return node.kind === "arithmetic" && (isDashed(node.left, scope) || isDashed(node.right, scope));
}

/** Whether an operand is wrong for sure, so that nothing can be said about the others. */
function isMistaken(scope: Scope): (node: Node) => boolean {
  return (node) =>
    node.kind === "error" ||
    node.kind === "arithmetic" ||
    (node.kind === "identifier" && scope.lookup(node.name) !== undefined) ||
    (node.kind === "conditional" && [node.then, node.else].some(isMistaken(scope)));
}

/** The types that an operand suggests of its own accord; reports nothing and may leave a type out. */
function possibleTypes(node: Node, scope: Scope): readonly Type[] {
  switch (node.kind) {
    case "bool":
    case "not":
    case "and":
    case "or":
    case "comparison":
    case "in":
    case "call":
      return [BOOL];
    case "int":
    case "minus":
      return [INT];
    case "arithmetic":
      return isDashed(node, scope) ? [] : [INT];
    case "conditional":
      return [...possibleTypes(node.then, scope), ...possibleTypes(node.else, scope)];
    case "identifier": {
      const entry = scope.lookup(node.name);
      const type = entry && asValue(entry)?.type;
      return type ? [type] : [];
    }
    case "member": {
      const entry = node.of.kind === "identifier" ? scope.lookup(node.of.name) : undefined;
      const field = entry?.kind === "element" ? own(entry.of.fields, node.field) : undefined;
      return field ? [field.type] : [];
    }
    case "string":
    case "list":
    case "error":
      return [];
  }
}

function canBe(typer: Typer, node: Node, type: Type, scope: Scope): boolean {
  if (node.kind === "conditional") {
    return canBe(typer, node.then, type, scope) && canBe(typer, node.else, type, scope);
  }
  if (possibleTypes(node, scope).some((itsOwn) => comparable(itsOwn, type))) return true;
  const name = node.kind === "identifier" ? node.name : node.kind === "string" ? node.value : undefined;
  return name !== undefined && namedValue(name, type, typer.vocabulary) !== undefined;
}

function reportAmbiguous(typer: Typer, nodes: readonly Node[], span: Span, scope: Scope): void {
  const before = typer.report.count;
  for (const node of nodes) typer.visit(node, scope);
  if (typer.report.count > before) return;
  const hint = "one of them must be a name in scope or a field";
  typer.report.error("expression/ambiguous-value", span, "nothing here says which kind of value is meant", hint);
}
