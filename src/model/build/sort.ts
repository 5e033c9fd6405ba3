import type { Literal } from "../expression";
import type { Type } from "../type";
import { PROCESS_SET } from "../type";

declare const elementOf: unique symbol;

/** An element of the index set named `S`; exists at compile time only. */
export interface Element<S extends string> {
  readonly [elementOf]: S;
}

/** A type of the model together with the TypeScript type `V` of its values, and how a value is written as a literal. */
export interface Sort<V> {
  readonly type: Type;
  /** Values by name where the type is an enumeration. */
  readonly values: readonly string[];
  literal(value: V): Literal;
}

export const bool: Sort<boolean> = {
  type: { kind: "bool" },
  values: [],
  literal: (value) => ({ kind: "bool", value }),
};

/** Integers from `min` to `max`, both included. */
export function int(min: number, max: number): Sort<number> {
  return { type: { kind: "int", min, max }, values: [], literal: (value) => ({ kind: "int", value }) };
}

/** An enumeration with the given values, in order. */
export function enumeration<const V extends string>(name: string, values: readonly V[]): Sort<V> {
  return { type: { kind: "enum", name }, values, literal: (value) => ({ kind: "enum", enum: name, value }) };
}

/** An index set: a name at build time, its size is given when the program is put together. */
export interface IndexSet<S extends string> {
  readonly name: S;
  /** Elements of the set. */
  readonly element: Sort<Element<S>>;
  /** Elements of the set, or null for none. */
  readonly optional: Sort<Element<S> | null>;
}

function literalElement<S extends string>(set: S, value: Element<S> | null): Literal {
  // An `Element` has no run-time form of its own: only `null` can be written as a value, elements come from terms.
  if (value === null) return { kind: "none", set };
  throw new TypeError(`an element of "${set}" is not a literal; use element(set, position)`);
}

export function indexSet<const S extends string>(name: S): IndexSet<S> {
  return {
    name,
    element: {
      type: { kind: "element", set: name, none: false },
      values: [],
      literal: (value) => literalElement(name, value),
    },
    optional: {
      type: { kind: "element", set: name, none: true },
      values: [],
      literal: (value) => literalElement(name, value),
    },
  };
}

/** The processes of the model. */
export const processes: IndexSet<"process"> = indexSet(PROCESS_SET);
