/** A truth value; stored as 0 or 1. */
export interface BoolType {
  readonly kind: "bool";
}

/** A bounded integer, both ends included. */
export interface IntType {
  readonly kind: "int";
  readonly min: number;
  readonly max: number;
}

/** One of the named values of `enums[name]`; stored as its position there. */
export interface EnumType {
  readonly kind: "enum";
  readonly name: string;
}

/** An element of an index set (`sets[set]`), or, where `none` is true, no element (stored as -1). */
export interface ElementType {
  readonly kind: "element";
  readonly set: string;
  readonly none: boolean;
}

/** The type of a variable, a local, a parameter or an expression. */
export type Type = BoolType | IntType | EnumType | ElementType;

/**
 * A value as it is written in a model: a boolean, an integer, the name of an enumeration value, the position of
 * an element in its index set, or null for "no element".
 */
export type Value = boolean | number | string | null;

/** The index set that every model has: its processes, in the order of their declaration. */
export const PROCESS_SET = "process";

/** The stored number of "no element". */
export const NONE = -1;
