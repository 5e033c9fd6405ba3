import type { Trace } from "../../src/checker";
import { Interpreter, type Model } from "../../src/model";
import { type TraceFile, type TraceReport, traceFilesOf, traceReport } from "../../src/report";
import { philosophers } from "../models/philosophers";
import { crash, writeback } from "./models";
import { resultOf } from "./results";

type Facts = Parameters<typeof resultOf>[1];

/** The counterexamples of a model as files. */
function traceFilesFor(model: Model, facts: Facts = {}): readonly TraceFile[] {
  const result = resultOf(model, facts);
  return traceFilesOf(result, "1.2.3", `gupcheck run ${result.spec}`);
}

/** The counterexample of one property. */
export function traceFileFor(model: Model, property: string, facts: Facts = {}): TraceFile {
  const file = traceFilesFor(model, facts).find(({ property: { id } }) => id === property);
  if (file === undefined) throw new Error(`${property} is not violated`);
  return file;
}

/** Takes the steps at some labels, each by a process. */
function walk(model: Model, moves: readonly (readonly [process: number, label: string])[]): Trace {
  const interpreter = new Interpreter(model);
  const states = [interpreter.initialStates()[0] ?? []];
  const taken = moves.map(([process, label]) => {
    const state = states.at(-1) ?? [];
    const move = interpreter
      .transitions(state)
      .find((each) => each.process === process && interpreter.label(state, process) === label);
    if (move === undefined) throw new Error(`process ${String(process)} cannot take the step ${label}`);
    states.push(move.target);
    return { process, step: move.step, alternative: move.alternative, binding: move.binding };
  });
  return { states, moves: taken };
}

const dining = philosophers(2);

/** A trace of two philosophers, of whom one never eats. */
function unending(moves: readonly (readonly [number, string])[], loopStart: number): TraceFile {
  const [file] = traceFilesFor(dining);
  const [property] = dining.properties;
  if (file === undefined || property === undefined) throw new Error("there is no such trace");
  const source = { fn: "philosopher", file: "philosophers" };
  const trace: TraceReport = {
    ...traceReport(walk(dining, moves), property, new Interpreter(dining), new Map()),
    loopStart,
    end: {
      kind: "forever",
      waiting: [
        {
          ...{ actor: "philosopher1", mustFinish: true, step: "wait", source },
          ...{ until: ["!taken[fork0]"], because: [{ variable: "taken[fork0]", value: "yes" }] },
          ...{ rules: [], on: ["philosopher0"], holds: [] },
        },
      ],
      helpers: [{ actor: "philosopher0", step: "eat", source, agent: "user", text: "puts back the left fork" }],
    },
  };
  return { ...file, property: { ...file.property, id: "everybody-eats" }, trace };
}

/** One philosopher eats again and again: the steps from the second on repeat. */
export const loop: TraceFile = unending(
  [
    [0, "think"],
    [0, "wait"],
    [0, "eat"],
    [0, "finish"],
    [0, "think"],
  ],
  1,
);

/** One philosopher holds both forks, and nothing more need happen. */
export const standstill: TraceFile = unending(
  [
    [0, "think"],
    [0, "wait"],
  ],
  2,
);

const evil =
  `</script><img src=x onerror=alert(1)>" ' & <b>; #35; %%{init: {}}%% \`\\" \u202e\u0007 end --> ]]> ` +
  "\ufffe{n}\n\\N";

/** Every text of a spec is hostile. */
export const hostile: TraceFile = {
  ...traceFileFor(crash, "no-crash", {
    spec: evil,
    title: evil,
    source: evil,
    bounds: [evil],
  }),
  reproduce: evil,
  property: { id: evil, doc: evil, verdict: "violated", judgement: "wrong" },
  trace: withText(traceFileFor(crash, "no-crash").trace),
};

function withText(trace: TraceReport): TraceReport {
  const rename = (name: string): string => `${name}${evil}`;
  return {
    ...trace,
    actors: trace.actors.map((actor) => ({ ...actor, name: rename(actor.name), doc: evil })),
    cells: trace.cells.map((cell) => ({
      ...cell,
      doc: evil,
      group: evil,
      ...(cell.owner === undefined ? {} : { owner: rename(cell.owner) }),
      index: cell.index.map(({ set, element }) => ({ set, element: rename(element) })),
    })),
    steps: trace.steps.map((step) => ({
      ...step,
      actor: rename(step.actor),
      text: evil,
      rule: evil,
      source: { fn: evil, file: evil },
    })),
    end: { kind: "state", because: [{ variable: evil, value: evil }] },
    halted: evil,
  };
}

/** Traces of all kinds. */
export const samples: readonly TraceFile[] = [
  ...[crash, writeback, dining, philosophers(4)].flatMap((model) => traceFilesFor(model)),
  loop,
  standstill,
  hostile,
];
