import type { Model } from "../model";
import { DONE } from "../model";
import type { Names } from "./names";

/** The identifiers of one process. */
export interface ProcessSymbols {
  /** The type of its labels, where the language has one. */
  readonly labelType: string;
  /** Where the process stands. */
  readonly counter: string;
  readonly locals: ReadonlyMap<string, string>;
  /** Of its labels, `done` included; what they are is up to the language. */
  readonly labels: ReadonlyMap<string, string>;
}

/** The identifiers that stand for the names of a model. */
export interface Symbols {
  readonly none: string;
  readonly halted: string;
  readonly variables: ReadonlyMap<string, string>;
  readonly sets: ReadonlyMap<string, string>;
  readonly elements: ReadonlyMap<string, readonly string[]>;
  readonly enums: ReadonlyMap<string, string>;
  readonly enumValues: ReadonlyMap<string, ReadonlyMap<string, string>>;
  readonly processes: readonly ProcessSymbols[];
}

/**
 * Gives every name of a model an identifier: variables first, so that they keep theirs, then what is less often read.
 * Labels are named after their process, `app_lock_page`.
 */
export function symbolsOf(model: Model, names: Names): Symbols {
  const none = names.declare("none");
  const halted = names.declare("halted");
  const variables = new Map(model.variables.map(({ name }) => [name, names.declare(name)]));
  const sets = new Map(Object.keys(model.sets).map((set) => [set, names.declare(set, `${set}_set`)]));
  const enums = new Map(Object.keys(model.enums).map((name) => [name, names.declare(name, `${name}_type`)]));
  const elements = new Map(
    Object.entries(model.sets).map(([set, of]) => [set, of.map((name) => names.declare(name, `${set}_${name}`))]),
  );
  const enumValues = new Map(
    Object.entries(model.enums).map(([name, values]) => [
      name,
      new Map(values.map((value) => [value, names.declare(value, `${name}_${value}`)])),
    ]),
  );
  const processes = model.processes.map(({ name, locals, steps }) => ({
    labelType: names.declare(`${name}_label`),
    counter: names.declare(`${name}_at`),
    locals: new Map(locals.map((local) => [local.name, names.declare(`${name}_${local.name}`)])),
    labels: new Map(
      [...steps.map(({ label }) => label), DONE].map((label) => [label, names.declare(`${name}_${label}`)]),
    ),
  }));
  return { none, halted, variables, sets, elements, enums, enumValues, processes };
}

/** What a map has for a name that the model's own checks say is there. */
export function named(map: ReadonlyMap<string, string> | undefined, name: string): string {
  const found = map?.get(name);
  if (found === undefined) throw new TypeError(`the model does not declare "${name}"`);
  return found;
}
