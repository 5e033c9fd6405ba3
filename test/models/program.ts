import {
  type AnyProcedure,
  FALSE,
  inline,
  type Model,
  type ProcessDeclaration,
  type Program,
  TRUE,
  type Variable,
  withCallees,
} from "../../src/model";

/** A process of a test model: `times` 1 unless said otherwise. */
export interface TestProcess {
  readonly name: string;
  readonly run: AnyProcedure;
  readonly args?: ProcessDeclaration["args"];
  readonly times?: ProcessDeclaration["times"];
  readonly unfair?: ProcessDeclaration["unfair"];
}

export interface TestModel extends Partial<Omit<Program, "procedures" | "processes" | "variables">> {
  readonly variables: readonly { readonly declaration: Variable }[];
  readonly processes: readonly TestProcess[];
}

/** Puts a test model together; what it does not mention is empty. */
export function programOf({ variables, processes, ...rest }: TestModel): Program {
  return {
    name: "test",
    enums: {},
    sets: {},
    halted: FALSE,
    initially: TRUE,
    properties: [],
    ...rest,
    variables: variables.map(({ declaration }) => declaration),
    procedures: withCallees(processes.map(({ run }) => run)),
    processes: processes.map(({ name, run, args, times, unfair }) => ({
      name,
      procedure: run.definition.name,
      args: args ?? {},
      times: times ?? 1,
      doc: "",
      ...(unfair === undefined ? {} : { unfair }),
    })),
  };
}

export function modelOf(model: TestModel): Model {
  return inline(programOf(model));
}

/** The names `prefix0`, `prefix1`, … */
export function numbered(prefix: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, position) => `${prefix}${String(position)}`);
}
