import { processes, type Variable } from "../model";
import type { PolicyState } from "../policies";
import type { Field, Fields, Name } from "../states/vocabulary";
import { pages } from "../states/world/sets";
import type { Span } from "./diagnostic";

/** State that a spec declares for its policy. */
export interface DeclaredState {
  readonly name: string;
  readonly doc: string;
  /** The index set that it has a value for each element of; undefined for a single value. */
  readonly per: typeof pages.name | typeof processes.name | undefined;
  readonly variable: Variable;
  /** The values of the enumeration that it is of; none where it is of another type. */
  readonly values: readonly string[];
  readonly span: Span;
}

/** The variables and enumerations that declared state needs. */
export function stateOf(declared: readonly DeclaredState[]): PolicyState {
  return {
    variables: declared.map(({ variable }) => variable),
    enums: Object.fromEntries(
      declared.flatMap(({ variable: { type }, values }) => (type.kind === "enum" ? [[type.name, values]] : [])),
    ),
  };
}

/** State with a single value is a name of its own. */
export function namesOfState(declared: readonly DeclaredState[]): Readonly<Record<string, Name>> {
  return Object.fromEntries(
    declared.flatMap(({ name, per, doc, variable }): readonly (readonly [string, Name])[] =>
      per === undefined
        ? [[name, { kind: "value", type: variable.type, expr: { kind: "variable", name: variable.name, at: [] }, doc }]]
        : [],
    ),
  );
}

/** State for each page or actor is a field of theirs. */
export function fieldsWithState({ set, fields }: Fields, declared: readonly DeclaredState[]): Fields {
  const added = declared
    .filter(({ per }) => per === set)
    .map(({ name, doc, variable }): readonly [string, Field] => [
      name,
      { type: variable.type, doc, read: (at) => ({ kind: "variable", name: variable.name, at: [at] }) },
    ]);
  return added.length === 0 ? { set, fields } : { set, fields: { ...fields, ...Object.fromEntries(added) } };
}

/** The index set of `per:`. */
export function setOf(per: "none" | "page" | "actor"): DeclaredState["per"] {
  switch (per) {
    case "none":
      return undefined;
    case "page":
      return pages.name;
    case "actor":
      return processes.name;
  }
}
