import type { Expr, Type } from "../../model";
import type { Vocabulary } from "../../states/vocabulary";
import type { Diagnostic } from "../diagnostic";
import type { Node } from "./ast";
import { parse } from "./parser";
import { type Origin, Report } from "./report";
import { Scope } from "./scope";
import { BOOL, describeType, type Typed } from "./typed";
import { Typer } from "./typer";

export interface CompileOptions {
  /** The type of the result: a condition (true or false) where nothing else is said. */
  readonly expected?: Type;
}

/** What an expression means, or why it means nothing. */
export interface CompiledExpression {
  /** Undefined where there is an error; warnings do no harm. */
  readonly expr: Expr | undefined;
  /** The type of the result as far as it is known; integers have the range that they can be in. */
  readonly type: Type | undefined;
  /** Errors and warnings in the order of the text. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Parses, types and translates an expression. Never throws: all problems that can be told apart are reported together,
 * with spans in the text that the expression stands in. `origin` is where the expression starts there; where it is
 * broken over several lines or contains escapes, it is a function from positions in `text` to positions in that text.
 */
export function compileExpression(
  text: string,
  origin: Origin,
  vocabulary: Vocabulary,
  options: CompileOptions = {},
): CompiledExpression {
  const report = new Report(origin);
  const node = parse(text, report);
  const typed = node && typeWhole(new Typer(text, vocabulary, report), node, options.expected ?? BOOL);
  return { expr: report.failed ? undefined : typed?.expr, type: typed?.type, diagnostics: report.diagnostics };
}

/** Types the expression itself; unlike an operand it must also keep to the range of what is expected. */
function typeWhole(typer: Typer, node: Node, expected: Type): Typed | undefined {
  const typed = typer.check(node, { type: expected }, Scope.of(typer.vocabulary));
  if (typed === undefined) return undefined;
  const { type } = typed;
  const what = `${typer.quote(node)} is ${describeType(type)}`;
  if (type.kind === "int" && expected.kind === "int" && (type.max < expected.min || type.min > expected.max)) {
    const message = `the result is never ${describeType(expected)}`;
    typer.report.error("expression/out-of-range", node.span, message, type.min === type.max ? undefined : what);
  }
  if (type.kind === "element" && expected.kind === "element" && type.none && !expected.none) {
    const message = `${what}, but ${describeType(expected)} is expected`;
    typer.report.error("expression/type-mismatch", node.span, message);
  }
  return typed;
}
