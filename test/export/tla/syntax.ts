/** The part of TLA+ that exports use. */
export type Node =
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "string"; readonly value: string }
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "prime"; readonly name: string }
  | { readonly kind: "and" | "or"; readonly of: readonly Node[] }
  | { readonly kind: "not" | "negative" | "cardinality"; readonly of: Node }
  | { readonly kind: "binary"; readonly operator: string; readonly left: Node; readonly right: Node }
  | { readonly kind: "if"; readonly condition: Node; readonly then: Node; readonly else: Node }
  | {
      readonly kind: "case";
      readonly arms: readonly { readonly when: Node; readonly value: Node }[];
      readonly other: Node;
    }
  | { readonly kind: "exists" | "forall" | "filter"; readonly bind: string; readonly set: Node; readonly body: Node }
  | { readonly kind: "set" | "tuple"; readonly of: readonly Node[] }
  | {
      readonly kind: "function";
      readonly binds: readonly { readonly bind: string; readonly set: Node }[];
      readonly body: Node;
    }
  | { readonly kind: "functions"; readonly from: Node; readonly to: Node }
  | { readonly kind: "except"; readonly of: Node; readonly at: readonly Node[]; readonly value: Node }
  | { readonly kind: "apply"; readonly of: Node; readonly at: readonly Node[] }
  | { readonly kind: "unchanged"; readonly of: Node }
  | { readonly kind: "let"; readonly definitions: readonly Definition[]; readonly body: Node };

export interface Definition {
  readonly name: string;
  readonly body: Node;
}

export interface Module {
  readonly variables: readonly string[];
  readonly definitions: ReadonlyMap<string, Node>;
}
