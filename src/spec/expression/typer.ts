import type { Type } from "../../model";
import type { Vocabulary } from "../../states/vocabulary";
import type { Span } from "../diagnostic";
import { typeArithmetic, typeMinus } from "./arithmetic";
import type { Identifier, Node, StringNode } from "./ast";
import { typeCall } from "./call";
import { typeComparison, typeIn } from "./comparison";
import { clip } from "./lexer";
import { typeMember } from "./member";
import { checkName, inferName, inferString, reportMismatch, reportUnknownName } from "./name";
import type { Report } from "./report";
import type { Scope } from "./scope";
import { BOOL, comparable, join, namedValue, type Typed, valueNames } from "./typed";
import { unify } from "./unify";

/** What the surroundings of a node ask of it, and the node they ask it for. */
export interface Expectation {
  readonly type: Type;
  readonly against?: Node;
}

/**
 * Gives each node its type and its meaning in the model. `infer` finds the type of a node that has one of its own; `check`
 * also understands the bare names of values, whose type comes from what they are compared with. Both report what is
 * wrong and return undefined after an error, and nothing is reported twice: every node is typed once.
 */
export class Typer {
  private binds = 0;

  constructor(
    readonly text: string,
    readonly vocabulary: Vocabulary,
    readonly report: Report,
  ) {}

  infer(node: Node, scope: Scope): Typed | undefined {
    switch (node.kind) {
      case "bool":
        return { type: BOOL, expr: { kind: "bool", value: node.value } };
      case "int":
        return {
          type: { kind: "int", min: node.value, max: node.value },
          expr: { kind: "int", value: node.value },
        };
      case "string":
        inferString(this, node);
        return undefined;
      case "identifier":
        return inferName(this, node, scope);
      case "member":
        return typeMember(this, node, scope);
      case "call":
        return typeCall(this, node, scope);
      case "not": {
        const of = this.check(node.of, { type: BOOL }, scope);
        return of && { type: BOOL, expr: { kind: "not", of: of.expr } };
      }
      case "minus":
        return typeMinus(this, node.of, scope);
      case "and":
      case "or":
        return this.junction(node.kind, node.of, scope);
      case "comparison":
        return typeComparison(this, node, scope);
      case "in":
        return typeIn(this, node, scope);
      case "arithmetic":
        return typeArithmetic(this, node, scope);
      case "conditional": {
        const condition = this.check(node.condition, { type: BOOL }, scope);
        const branches = unify(this, [node.then, node.else], node.span, scope);
        return conditional(condition, branches?.[0], branches?.[1]);
      }
      case "list":
        for (const item of node.items) this.visit(item, scope);
        this.report.error("expression/not-a-value", node.span, "a list is no value", 'lists follow "in": x in [a, b]');
        return undefined;
      case "error":
        for (const part of node.parts) this.visit(part, scope);
        return undefined;
    }
  }

  check(node: Node, expected: Expectation, scope: Scope): Typed | undefined {
    switch (node.kind) {
      case "identifier":
      case "string":
        return checkName(this, node, expected, scope);
      case "conditional":
        return conditional(
          this.check(node.condition, { type: BOOL }, scope),
          this.check(node.then, expected, scope),
          this.check(node.else, expected, scope),
        );
      default: {
        if (this.isUnquotedName(node, expected.type)) return undefined;
        const typed = this.infer(node, scope);
        if (typed === undefined || comparable(typed.type, expected.type)) return typed;
        reportMismatch(this, node, typed.type, expected);
        return undefined;
      }
    }
  }

  /** Looks for mistakes inside a node whose type does not matter any more. */
  visit(node: Node, scope: Scope): void {
    if (node.kind === "string") return;
    if (node.kind === "identifier") {
      const known = scope.lookup(node.name) !== undefined || this.isValueName(node, scope);
      if (!known) reportUnknownName(this, node, scope);
    } else if (node.kind === "conditional") {
      this.check(node.condition, { type: BOOL }, scope);
      this.visit(node.then, scope);
      this.visit(node.else, scope);
    } else this.infer(node, scope);
  }

  /** Whether a name means nothing but a value of some enumeration or index set. */
  isValueName(node: Identifier | StringNode, scope: Scope): boolean {
    if (node.kind === "string") return true;
    const { enums, sets } = this.vocabulary;
    const values = [...Object.values(enums), ...Object.values(sets)];
    return (
      scope.lookup(node.name) === undefined &&
      (node.name === "none" || values.some((names) => names.includes(node.name)))
    );
  }

  /** The text of a node, in quotes and short enough for a message. */
  quote({ span }: { readonly span: Span }): string {
    const text = clip(this.source(span));
    return /^(["']).*\1$/.test(text) ? text : `"${text}"`;
  }

  source({ start, end }: Span): string {
    return this.text.slice(start, end).replace(/\s+/g, " ");
  }

  /** A name for a bound element that neither an author nor any other expression of ours can have written. */
  freshBind(name: string): string {
    const bind = `$x${this.binds}_${name}`;
    this.binds += 1;
    return bind;
  }

  private junction(kind: "and" | "or", of: readonly Node[], scope: Scope): Typed | undefined {
    const parts = of.map((part) => this.check(part, { type: BOOL }, scope));
    const exprs = parts.flatMap((part) => (part === undefined ? [] : [part.expr]));
    return exprs.length === parts.length ? { type: BOOL, expr: { kind, of: exprs } } : undefined;
  }

  /** `actor == my-app` is a subtraction to CEL; says so where a value of that name exists. */
  private isUnquotedName(node: Node, type: Type): boolean {
    if (node.kind !== "arithmetic" && node.kind !== "int") return false;
    const written = this.text.slice(node.span.start, node.span.end);
    if (namedValue(written, type, this.vocabulary) === undefined) return false;
    const read = node.kind === "int" ? "an integer" : "a subtraction";
    const legal = valueNames(type, this.vocabulary).includes(written);
    const hint = legal ? `quote the name: "${written}"` : undefined;
    this.report.error("expression/unknown-value", node.span, `${this.quote(node)} is read as ${read}`, hint);
    return true;
  }
}

function conditional(condition: Typed | undefined, yes: Typed | undefined, no: Typed | undefined): Typed | undefined {
  if (condition === undefined || yes === undefined || no === undefined) return undefined;
  const then = yes.expr;
  return { type: join(yes.type, no.type), expr: { kind: "if", condition: condition.expr, then, else: no.expr } };
}
