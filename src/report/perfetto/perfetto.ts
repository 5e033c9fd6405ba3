import { jsonText } from "../json";
import { functionText } from "../text/step-lines";
import { statesOf, type TraceFile } from "../trace-file";

/** Microseconds: a step takes a millisecond, so that viewers show step 12 at 12 ms. */
const STEP = 1000;
const ACTORS = 1;
const CELLS = 2;

interface TraceEvent {
  readonly ph: "M" | "X" | "i";
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts?: number;
  readonly dur?: number;
  readonly s?: "g";
  readonly cat?: string;
  readonly args: Readonly<Record<string, string | number | Readonly<Record<string, string>>>>;
}

/**
 * A counterexample in the Trace Event Format, for Perfetto and chrome://tracing: a thread for each actor with its steps,
 * and one for each cell that changes with its values. Time is the number of the step, in milliseconds.
 */
export function tracePerfetto(file: TraceFile): string {
  const { property, spec, title, toolVersion, modelHash, trace } = file;
  return jsonText({
    displayTimeUnit: "ms",
    otherData: { spec, title, property: property.id, tool: `gupcheck ${toolVersion}`, model: modelHash },
    traceEvents: [
      ...named("process", ACTORS, 0, "actors"),
      ...named("process", CELLS, 0, "state"),
      ...trace.actors.flatMap(({ name }, at) => named("thread", ACTORS, at + 1, name)),
      ...stepEvents(file),
      ...cellEvents(file),
      ...loopEvents(file),
      {
        ...{ ph: "i", s: "g", cat: "verdict", name: `violated: ${property.id}`, pid: ACTORS, tid: 1 },
        ts: Math.max(0, trace.length * STEP - 1),
        args: { promised: property.doc },
      } satisfies TraceEvent,
    ],
  });
}

/** The name of a process or thread, and its place among the others. */
function named(kind: "process" | "thread", pid: number, tid: number, name: string): readonly TraceEvent[] {
  return [
    { ph: "M", name: `${kind}_name`, pid, tid, args: { name } },
    { ph: "M", name: `${kind}_sort_index`, pid, tid, args: { sort_index: kind === "process" ? pid : tid } },
  ];
}

function stepEvents({ trace: { steps, actors } }: TraceFile): readonly TraceEvent[] {
  return steps.map((step, at) => ({
    ...{ ph: "X", cat: step.agent, name: functionText(step), pid: ACTORS },
    tid: actors.findIndex(({ name }) => name === step.actor) + 1,
    ...{ ts: at * STEP, dur: STEP },
    args: {
      step: at + 1,
      text: step.text,
      label: step.step,
      file: step.source.file,
      ...(step.rule === undefined ? {} : { rule: step.rule }),
      changes: Object.fromEntries(step.changes.map(({ variable, from, to }) => [variable, `${from} to ${to}`])),
    },
  }));
}

/** For each cell that changes a thread, and in it a slice for as long as it keeps a value. */
function cellEvents({ trace }: TraceFile): readonly TraceEvent[] {
  const states = statesOf(trace);
  const changing = trace.cells
    .map((cell, position) => ({ cell, values: states.map(({ values }) => values[position] ?? "") }))
    .filter(({ cell, values }) => cell.scope !== "local" && new Set(values).size > 1);
  return changing.flatMap(({ cell, values }, at) => {
    const starts = values.flatMap((value, state) => (state === 0 || values[state - 1] !== value ? [state] : []));
    return [
      ...named("thread", CELLS, at + 1, cell.variable),
      ...starts.map((start, position): TraceEvent => {
        // A state lasts from the end of the step that leads to it to that of the next one.
        const next = starts[position + 1] ?? values.length;
        return {
          ...{ ph: "X", cat: cell.group ?? cell.scope, name: values[start] ?? "", pid: CELLS, tid: at + 1 },
          ...{ ts: start * STEP, dur: (next - start) * STEP, args: { cell: cell.variable } },
        };
      }),
    ];
  });
}

function loopEvents({ trace: { loopStart, length, actors } }: TraceFile): readonly TraceEvent[] {
  if (loopStart === undefined) return [];
  const tid = actors.length + 1;
  const name = loopStart === length ? "nothing more need happen" : "repeats forever";
  return [
    ...named("thread", ACTORS, tid, "loop"),
    {
      ...{ ph: "X", cat: "loop", name, pid: ACTORS, tid, ts: loopStart * STEP },
      ...{ dur: Math.max(1, length - loopStart) * STEP, args: { from: loopStart + 1 } },
    },
  ];
}
