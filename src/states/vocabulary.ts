import type { Expr, Type } from "../model";

/** A field of the things in a collection: its value is an expression over the element. */
export interface Field {
  readonly type: Type;
  readonly doc: string;
  /** The value of the field for the element `at`. */
  read(at: Expr): Expr;
}

/** The fields of the elements of an index set, by name. */
export interface Fields {
  readonly set: string;
  readonly fields: Readonly<Record<string, Field>>;
}

/**
 * What a name means in a rule's condition or in a property: a plain value, one element with fields (`page`), a collection
 * to quantify over (`pages`), or the procedures on the call path (`caller`, as in `"pageout" in caller`).
 */
export type Name =
  | { readonly kind: "value"; readonly type: Type; readonly expr: Expr; readonly doc: string }
  | { readonly kind: "element"; readonly of: Fields; readonly at: Expr; readonly doc: string }
  | { readonly kind: "collection"; readonly of: Fields; readonly doc: string }
  | { readonly kind: "call-path"; readonly procedures: readonly string[]; readonly doc: string };

/** The names in scope of an expression, and the enumerations whose values may be named in it. */
export interface Vocabulary {
  readonly names: Readonly<Record<string, Name>>;
  readonly enums: Readonly<Record<string, readonly string[]>>;
  /** Element names by index set, so that `actor == flusher` can be said. */
  readonly sets: Readonly<Record<string, readonly string[]>>;
}
