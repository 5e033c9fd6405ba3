/** Literals. */
export type Literal =
  | { readonly kind: "bool"; readonly value: boolean }
  | { readonly kind: "int"; readonly value: number }
  | { readonly kind: "enum"; readonly enum: string; readonly value: string }
  | { readonly kind: "element"; readonly set: string; readonly index: number }
  | { readonly kind: "none"; readonly set: string };

/** A cell of a state variable (or of a constant table); `at` has one expression for each index set of the variable. */
export interface VariableExpr {
  readonly kind: "variable";
  readonly name: string;
  readonly at: readonly Expr[];
}

/** A process local, a parameter, or a name bound by a quantifier, a `choose` or a `for each`. */
export interface LocalExpr {
  readonly kind: "local";
  readonly name: string;
}

export type Comparison = "eq" | "ne" | "lt" | "le" | "gt" | "ge";
export type Quantifier = "exists" | "forall" | "count";

/**
 * A side-effect-free expression; plain data. `within` asks whether a procedure of that name is on the call path and
 * becomes a literal when procedures are inlined. `successor` is the next element of its set, or none after the last.
 * `ordinal` turns an element into its position; `element-at` is its inverse, and a range error outside the set.
 * `at-label` is true while a process stands at one of the named labels (of the inlined model).
 */
export type Expr =
  | Literal
  | VariableExpr
  | LocalExpr
  | { readonly kind: "self" }
  | { readonly kind: "within"; readonly procedure: string }
  | { readonly kind: "at-label"; readonly process: string; readonly labels: readonly string[] }
  | { readonly kind: "not"; readonly of: Expr }
  | { readonly kind: "and"; readonly of: readonly Expr[] }
  | { readonly kind: "or"; readonly of: readonly Expr[] }
  | { readonly kind: Comparison; readonly left: Expr; readonly right: Expr }
  | { readonly kind: "add" | "subtract"; readonly left: Expr; readonly right: Expr }
  | { readonly kind: "if"; readonly condition: Expr; readonly then: Expr; readonly else: Expr }
  | { readonly kind: Quantifier; readonly bind: string; readonly set: string; readonly body: Expr }
  | { readonly kind: "successor"; readonly set: string; readonly of: Expr }
  | { readonly kind: "ordinal"; readonly of: Expr }
  | { readonly kind: "element-at"; readonly set: string; readonly of: Expr };

export const TRUE: Expr = { kind: "bool", value: true };
export const FALSE: Expr = { kind: "bool", value: false };
