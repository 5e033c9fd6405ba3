import {
  cellsOf,
  type Interpreter,
  type Model,
  PROCESS_SET,
  type State,
  shapeOf,
  showValue,
  type Variable,
} from "../model";

/** Variables that are shown together. */
export interface StateSection {
  readonly title: string;
  readonly variables: readonly string[];
}

export interface TableCell {
  readonly value: string;
  /** What it was before the last step, where that changed it. */
  readonly from?: string;
}

export interface TableRow {
  readonly variable: string;
  readonly doc: string;
  /** Whose, where the variable has a value for each actor. */
  readonly actor?: string;
  readonly cells: readonly TableCell[];
  /** Everything in it is as in the initial state, and the last step has not changed it. */
  readonly still: boolean;
  /** Read by properties only. */
  readonly ghost: boolean;
}

/** Variables with the same columns: the elements of their last index set, or one column of values. */
export interface StateTable {
  readonly columns: readonly string[];
  readonly rows: readonly TableRow[];
}

export interface TableSection {
  readonly title: string;
  readonly tables: readonly StateTable[];
}

/** What a state is compared with. */
export interface Compared {
  readonly state: State;
  /** The state before the last step; undefined where there is none. */
  readonly before: State | undefined;
  readonly initial: State;
}

/**
 * A state as tables, section by section; variables that are in no section come last, those of a policy and others apart.
 * Sections without variables are left out.
 */
export function stateTables(
  compared: Compared,
  interpreter: Interpreter,
  sections: readonly StateSection[],
): readonly TableSection[] {
  const { model, layout } = interpreter;
  const kept = model.variables.filter(({ name }) => layout.variableBase.has(name));
  const placed = new Set(sections.flatMap(({ variables }) => variables));
  const rest = kept.map(({ name }) => name).filter((name) => !placed.has(name));
  const policy = rest.filter((name) => name.startsWith(POLICY_PREFIX));
  const all = [
    ...sections,
    { title: "Policy", variables: policy },
    { title: "Other", variables: rest.filter((name) => !policy.includes(name)) },
  ];
  return all.flatMap(({ title, variables }): readonly TableSection[] => {
    const members = variables.flatMap((name) => kept.find((variable) => variable.name === name) ?? []);
    return members.length === 0 ? [] : [{ title, tables: tablesOf(members, compared, interpreter) }];
  });
}

/** State that a policy declares is called so. */
const POLICY_PREFIX = "policy.";

function tablesOf(variables: readonly Variable[], compared: Compared, interpreter: Interpreter): readonly StateTable[] {
  const { sets } = interpreter.model;
  const tables = new Map<string, { readonly columns: readonly string[]; readonly rows: TableRow[] }>();
  for (const variable of variables) {
    const set = columnSet(variable);
    const table = tables.get(set ?? "") ?? { columns: set === undefined ? [] : (sets[set] ?? []), rows: [] };
    table.rows.push(...rowsOf(variable, set, compared, interpreter));
    tables.set(set ?? "", table);
  }
  return [...tables.values()];
}

/** Actors are rows: there are many of them, and most have nothing to show. */
function columnSet({ index }: Variable): string | undefined {
  const last = index.at(-1);
  return last === PROCESS_SET ? undefined : last;
}

function rowsOf(
  variable: Variable,
  columns: string | undefined,
  { state, before, initial }: Compared,
  { model, layout }: Interpreter,
): readonly TableRow[] {
  const base = layout.variableBase.get(variable.name) ?? 0;
  const width = columns === undefined ? 1 : (model.sets[columns]?.length ?? 0);
  const heads = columns === undefined ? variable.index : variable.index.slice(0, -1);
  return cellsOf(shapeOf(heads, model.sets)).map((at, row): TableRow => {
    const slots = Array.from({ length: width }, (_, column) => base + row * width + column);
    const owner = heads.indexOf(PROCESS_SET);
    const actor = owner < 0 ? undefined : model.sets[PROCESS_SET]?.[at[owner] ?? -1];
    return {
      variable: rowName(variable, heads, at, model),
      doc: variable.doc,
      ...(actor === undefined ? {} : { actor }),
      cells: slots.map((slot) => cell(slot, variable, state, before, model)),
      still: slots.every((slot) => state[slot] === initial[slot] && (before ?? state)[slot] === state[slot]),
      ghost: variable.ghost,
    };
  });
}

/** The name with the elements that are neither columns nor the actor. */
function rowName(variable: Variable, heads: readonly string[], at: readonly number[], model: Model): string {
  const elements = heads.flatMap((set, position) =>
    set === PROCESS_SET && heads.indexOf(set) === position ? [] : [model.sets[set]?.[at[position] ?? -1] ?? "?"],
  );
  return elements.length === 0 ? variable.name : `${variable.name}[${elements.join(", ")}]`;
}

function cell(slot: number, { type }: Variable, state: State, before: State | undefined, model: Model): TableCell {
  const show = (stored: number): string => showValue(stored, type, model.enums, model.sets);
  const [now, earlier] = [state[slot] ?? 0, before?.[slot]];
  return { value: show(now), ...(earlier === undefined || earlier === now ? {} : { from: show(earlier) }) };
}
