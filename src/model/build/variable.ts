import type { Expr } from "../expression";
import type { Variable } from "../program";
import type { Value } from "../type";
import type { Element, IndexSet, Sort } from "./sort";
import type { Ref, Term } from "./term";

export interface VariableOptions {
  readonly doc: string;
  readonly group?: string;
  readonly ghost?: boolean;
  readonly constant?: boolean;
}

export interface Scalar<V> extends Ref<V> {
  readonly declaration: Variable;
}

/** Called with an element, the cell of that element. */
export interface Table<V, S extends string> {
  (at: Term<Element<S>>): Ref<V>;
  readonly declaration: Variable;
}

/** Called with two elements, the cell of that pair. */
export interface Table2<V, S extends string, T extends string> {
  (at: Term<Element<S>>, and: Term<Element<T>>): Ref<V>;
  readonly declaration: Variable;
}

function declare(
  name: string,
  sort: Sort<unknown>,
  index: readonly string[],
  init: Value,
  options: VariableOptions,
): Variable {
  return {
    name,
    type: sort.type,
    index,
    init: [[init]],
    constant: options.constant ?? false,
    ghost: options.ghost ?? false,
    doc: options.doc,
    ...(options.group === undefined ? {} : { group: options.group }),
  };
}

function cell<V>(name: string, sort: Sort<V>, at: readonly Expr[]): Ref<V> {
  return { expr: { kind: "variable", name, at }, sort };
}

/** A variable with one cell. `init` may be replaced when the program is put together. */
export function scalar<V>(name: string, sort: Sort<V>, init: Value, options: VariableOptions): Scalar<V> {
  return { ...cell(name, sort, []), declaration: declare(name, sort, [], init, options) };
}

/** A variable with one cell for each element of an index set. */
export function table<V, S extends string>(
  name: string,
  sort: Sort<V>,
  set: IndexSet<S>,
  init: Value,
  options: VariableOptions,
): Table<V, S> {
  const declaration = declare(name, sort, [set.name], init, options);
  return Object.assign((at: Term<Element<S>>) => cell(name, sort, [at.expr]), { declaration });
}

/** A variable with one cell for each pair of elements of two index sets. */
export function table2<V, S extends string, T extends string>(
  name: string,
  sort: Sort<V>,
  first: IndexSet<S>,
  second: IndexSet<T>,
  init: Value,
  options: VariableOptions,
): Table2<V, S, T> {
  const declaration = declare(name, sort, [first.name, second.name], init, options);
  return Object.assign((at: Term<Element<S>>, and: Term<Element<T>>) => cell(name, sort, [at.expr, and.expr]), {
    declaration,
  });
}

/** The same variable with other initial values: one list of possible values for each cell, or one list for all. */
export function startingWith(declaration: Variable, init: readonly (readonly Value[])[]): Variable {
  return { ...declaration, init };
}
