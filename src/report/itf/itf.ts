import { jsonText } from "../json";
import type { TraceCell } from "../trace";
import type { TraceState } from "../trace-file";
import { statesOf, type TraceFile } from "../trace-file";

type ItfValue = string | boolean | { readonly [key: string]: ItfValue } | readonly ItfValue[];

/** What the state was reached by, and whose step that was; quint and its tools know the first. */
const ACTION = "mbt::actionTaken";
const ACTOR = "gupcheck::actor";
/** The label at which each actor stands. */
const AT = "gupcheck::at";

/**
 * A counterexample in the Informal Trace Format (Apalache's ADR-015). A variable with an index is a map, a pair of
 * indices a tuple; a local is called `actor::name`. Where the trace repeats, the last state is that before the loop
 * again, and `loop` is the state after it: so each step of the loop has the state that it leads to.
 */
export function traceItf({ trace, spec, title, property, toolVersion, modelHash }: TraceFile): string {
  const { cells, steps, actors, loopStart, length } = trace;
  const variables = groupedBy(cells, variableOf);
  return jsonText({
    "#meta": {
      format: "ITF",
      "format-description": "https://apalache-mc.org/docs/adr/015adr-trace.html",
      source: spec,
      status: "violation",
      description: `${title}: ${property.id} is violated (gupcheck ${toolVersion}, model ${modelHash})`,
    },
    params: [],
    vars: [...variables.keys(), AT, ACTOR, ACTION],
    states: statesOf(trace).map((state, index) => {
      const step = steps[index - 1];
      return {
        "#meta": { index, ...(step === undefined ? {} : { text: step.text, function: step.source.fn }) },
        ...Object.fromEntries([...variables].map(([name, own]) => [name, cellsAsItf(own, state, cells)])),
        [AT]: { "#map": actors.map(({ name }, position) => [name, state.at[position] ?? ""]) },
        [ACTOR]: step?.actor ?? "",
        [ACTION]: step?.step ?? "init",
      };
    }),
    ...(loopStart === undefined ? {} : { loop: Math.min(loopStart + 1, length) }),
  });
}

function variableOf({ scope, owner, of }: TraceCell): string {
  return scope === "local" ? `${owner ?? ""}::${of}` : of;
}

function cellsAsItf(own: readonly TraceCell[], { values }: TraceState, cells: readonly TraceCell[]): ItfValue {
  const entries = own.map((cell): readonly [ItfValue, ItfValue] => [
    keyOf(cell),
    itfValue(cell, values[cells.indexOf(cell)] ?? cell.value),
  ]);
  const [first] = entries;
  return own[0]?.index.length === 0 && first !== undefined ? first[1] : { "#map": entries };
}

function keyOf({ index }: TraceCell): ItfValue {
  const elements = index.map(({ element }) => element);
  const [only = "", ...more] = elements;
  return more.length === 0 ? only : { "#tup": elements };
}

function itfValue({ type }: TraceCell, value: string): ItfValue {
  switch (type) {
    case "bool":
      return value === "yes";
    case "int":
      return { "#bigint": value };
    case "enum":
    case "element":
      return value;
  }
}

function groupedBy<T>(values: readonly T[], key: (value: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const value of values) groups.set(key(value), [...(groups.get(key(value)) ?? []), value]);
  return groups;
}
