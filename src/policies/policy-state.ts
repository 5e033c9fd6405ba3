import type { Program, Variable } from "../model";

/** State of a policy's own: it is read by conditions and set by rules, and the kernel knows nothing of it. */
export interface PolicyState {
  readonly variables: readonly Variable[];
  /** The enumerations that the variables are of, with their values. */
  readonly enums: Readonly<Record<string, readonly string[]>>;
}

export function joinStates(states: readonly PolicyState[]): PolicyState {
  return {
    variables: states.flatMap(({ variables }) => variables),
    enums: Object.fromEntries(states.flatMap(({ enums }) => Object.entries(enums))),
  };
}

/** The program with the state of a policy beside its own. */
export function withState(program: Program, { variables, enums }: PolicyState): Program {
  return {
    ...program,
    enums: { ...program.enums, ...enums },
    variables: [...program.variables, ...variables],
  };
}
