import type { Expr, LocalExpr, VariableExpr } from "./expression";

/** `target := value`. A value outside the type of the target is an error of the model. */
export interface Assignment {
  readonly kind: "assign";
  readonly target: VariableExpr | LocalExpr;
  readonly value: Expr;
}

/** The statements of a step run in order; each sees the effect of those before it. */
export type Statement =
  | Assignment
  | {
      readonly kind: "if";
      readonly condition: Expr;
      readonly then: readonly Statement[];
      readonly else: readonly Statement[];
    }
  | { readonly kind: "for-each"; readonly bind: string; readonly set: string; readonly do: readonly Statement[] };

/** A sentence for traces: literal text and values to be filled in. Values are read in the state before the step. */
export type Sentence = readonly (string | Expr)[];
