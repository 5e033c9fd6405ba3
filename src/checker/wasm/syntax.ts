/** The small part of JavaScript that our own generators write; every value is an integer of 32 bits. */
export type Expression =
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "item"; readonly array: string; readonly at: Expression }
  | { readonly kind: "call"; readonly name: string; readonly given: readonly Expression[] }
  | { readonly kind: "unary"; readonly operator: string; readonly of: Expression }
  | { readonly kind: "binary"; readonly operator: string; readonly left: Expression; readonly right: Expression }
  | { readonly kind: "both"; readonly left: Expression; readonly right: Expression }
  | { readonly kind: "either"; readonly left: Expression; readonly right: Expression }
  | { readonly kind: "choice"; readonly test: Expression; readonly then: Expression; readonly else: Expression }
  | { readonly kind: "sequence"; readonly of: readonly Expression[] }
  | { readonly kind: "assign"; readonly name: string; readonly value: Expression }
  | { readonly kind: "store"; readonly array: string; readonly at: Expression; readonly value: Expression }
  /** A function without parameters that is called where it stands. */
  | { readonly kind: "inline"; readonly body: readonly Instruction[] };

export type Instruction =
  | { readonly kind: "expression"; readonly of: Expression }
  | {
      readonly kind: "if";
      readonly test: Expression;
      readonly then: readonly Instruction[];
      readonly else: readonly Instruction[];
    }
  | {
      readonly kind: "loop";
      readonly test: Expression | undefined;
      readonly step: Expression | undefined;
      readonly body: readonly Instruction[];
    }
  | {
      readonly kind: "switch";
      readonly on: Expression;
      readonly cases: readonly { readonly value: number; readonly body: readonly Instruction[] }[];
    }
  | { readonly kind: "group"; readonly body: readonly Instruction[] }
  | { readonly kind: "break" }
  | { readonly kind: "continue" }
  | { readonly kind: "return"; readonly value: Expression | undefined }
  | { readonly kind: "fail" };

export interface FunctionText {
  readonly name: string;
  readonly parameters: readonly string[];
  /** The names that it declares; of names declared twice, each is one variable. */
  readonly locals: readonly string[];
  readonly body: readonly Instruction[];
}
