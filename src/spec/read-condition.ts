import { type Expr, FALSE, mapChildren, type Program, type Type } from "../model";
import type { Vocabulary } from "../states/vocabulary";
import { compileExpression } from "./expression";
import type { Findings } from "./findings";
import { originOf } from "./scalar-origin";
import type { ScalarTree, Tree } from "./tree";

/** The condition that a scalar is; undefined where it is none, which is reported. */
export function readCondition(
  tree: Tree | undefined,
  vocabulary: Vocabulary,
  program: Program,
  findings: Findings,
): Expr | undefined {
  return readExpression(tree, vocabulary, program, findings, { kind: "bool" });
}

/** The expression of a type that a scalar is; undefined where it is none, which is reported. */
export function readExpression(
  tree: Tree | undefined,
  vocabulary: Vocabulary,
  program: Program,
  findings: Findings,
  expected: Type,
): Expr | undefined {
  // What is no scalar has been reported by the schema.
  if (tree?.kind !== "scalar") return undefined;
  warnOfComment(tree, findings);
  const { expr, diagnostics } = compileExpression(tree.content, originOf(findings.text, tree), vocabulary, {
    expected,
  });
  findings.add(diagnostics);
  if (expr === undefined) return undefined;
  return withoutAbsent(expr, new Set(program.procedures.map(({ name }) => name)));
}

/** A procedure that the scenario does not run is never on the call path. */
function withoutAbsent(expr: Expr, present: ReadonlySet<string>): Expr {
  if (expr.kind === "within") return present.has(expr.procedure) ? expr : FALSE;
  return mapChildren(expr, (child) => withoutAbsent(child, present));
}

/** ` #` ends a plain scalar. What follows is a comment, but `#x`, without a space, may have been meant otherwise. */
function warnOfComment({ style, span }: ScalarTree, findings: Findings): void {
  if (style !== "plain") return;
  const [swallowed = ""] = /^[ \t]+#[^\s#][^\n]*/.exec(findings.text.slice(span.end, span.end + 500)) ?? [];
  if (swallowed === "") return;
  const start = span.end + swallowed.indexOf("#");
  const message = "the expression ends here: YAML reads the rest of the line as a comment";
  const hint = "quote the expression if this belongs to it, or write a space after the #";
  findings.warn("yaml/swallowed-comment", { start, end: span.end + swallowed.trimEnd().length }, message, hint);
}
