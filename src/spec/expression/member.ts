import type { Fields } from "../../states/vocabulary";
import { didYouMean } from "../suggest";
import type { MemberNode, Node } from "./ast";
import { quantifiedField } from "./name";
import type { Scope } from "./scope";
import { describeType, listNames, own, type Typed } from "./typed";
import type { Typer } from "./typer";

/** An element whose fields can be read. */
interface FieldOwner {
  readonly of: Fields;
  readonly element: Typed;
}

export function typeMember(typer: Typer, node: MemberNode, scope: Scope): Typed | undefined {
  const entry = node.of.kind === "identifier" ? scope.lookup(node.of.name) : undefined;
  if (entry?.kind === "collection") {
    const collection = typer.source(node.of.span);
    const hint = `quantify over it: ${quantifiedField(typer, collection, entry.of, node.field)}`;
    typer.report.error("expression/not-a-value", node.span, `"${collection}" is a collection`, hint);
    return undefined;
  }
  if (entry === undefined && reportSingular(typer, node, scope)) return undefined;
  const owner = ownerOf(typer, node.of, node.field, scope);
  if (owner === undefined) return undefined;
  const field = own(owner.of.fields, node.field);
  if (field !== undefined) return { type: field.type, expr: field.read(owner.element.expr) };
  const names = Object.keys(owner.of.fields);
  const hint = didYouMean(node.field, names) ?? (names.length > 0 ? `its fields are: ${listNames(names)}` : undefined);
  const message = `${typer.quote(node.of)} has no field "${node.field}"`;
  typer.report.error("expression/unknown-field", node.fieldSpan, message, hint);
  return undefined;
}

/** Reports one element where there are several, `page.dirty` where `pages` are in scope; false where it is not that. */
function reportSingular(typer: Typer, { of, field }: MemberNode, scope: Scope): boolean {
  if (of.kind !== "identifier") return false;
  const name = `${of.name}s`;
  const several = scope.lookup(name);
  if (several?.kind !== "collection" || !own(several.of.fields, field)) return false;
  const hint = `there are several here: ${quantifiedField(typer, name, several.of, field)}`;
  typer.report.error("expression/unknown-name", of.span, `unknown name "${of.name}"`, hint);
  return true;
}

export function isCollection(node: Node, scope: Scope): boolean {
  return node.kind === "identifier" && scope.lookup(node.name)?.kind === "collection";
}

/** The element that a node stands for, with its fields; reports anything else. */
function ownerOf(typer: Typer, node: Node, field: string, scope: Scope): FieldOwner | undefined {
  const element = typer.infer(node, scope);
  if (element === undefined) return undefined;
  const fields = fieldsOf(node, element, scope);
  if (element.type.kind !== "element" || fields === undefined) {
    const message = `${typer.quote(node)} is ${describeType(element.type)} and has no fields`;
    typer.report.error("expression/unknown-field", node.span, message);
    return undefined;
  }
  if (element.type.none) {
    const message = `${typer.quote(node)} may be none, which has no fields`;
    const hint = quantified(typer.source(node.span), element.type.set, field, scope);
    typer.report.error("expression/type-mismatch", node.span, message, hint);
    return undefined;
  }
  return { of: fields, element };
}

/** How to read a field of an element that may be none. */
function quantified(element: string, set: string, field: string, scope: Scope): string | undefined {
  const found = scope.entries().find(([, entry]) => entry.kind === "collection" && entry.of.set === set);
  return found && `write ${found[0]}.exists(x, x == ${element} && x.${field})`;
}

function fieldsOf(node: Node, element: Typed, scope: Scope): Fields | undefined {
  const entry = node.kind === "identifier" ? scope.lookup(node.name) : undefined;
  if (entry?.kind === "element") return entry.of;
  return element.type.kind === "element" ? scope.fieldsOf(element.type.set) : undefined;
}
