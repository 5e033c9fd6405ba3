import type { Interpreter, Model, ModelProperty } from "../model";
import { blame } from "./blame";
import type { Engine } from "./engine";
import { ModelErrorFound } from "./errors";
import { firedRules, NOWHERE, recordedMarks } from "./findings";
import type { LivenessOutcome } from "./liveness/liveness";
import { modelHash } from "./model-hash";
import { replayViolation } from "./replay";
import type { CheckResult, PropertyResult } from "./result";
import type { SearchOutcome } from "./search/search";
import { tidy } from "./tidy";

/** A search that has ended. */
export interface Finished {
  readonly model: Model;
  readonly engine: Engine;
  readonly outcome: SearchOutcome;
  readonly interpreter: Interpreter;
  /** True where paths along parents are shortest ones. */
  readonly shortest: boolean;
  readonly seconds: number;
  /** What was found out about the properties that need the graph of states, by their names. */
  readonly liveness: ReadonlyMap<string, LivenessOutcome>;
}

/** What a search says about the properties. Throws ModelErrorFound or EngineDisagreement, as `check` does. */
export function judge(finished: Finished): CheckResult {
  const { model, engine, outcome, interpreter, seconds } = finished;
  const { store, levels, limit } = outcome;
  const { findings } = engine;
  if (findings.errorAt !== NOWHERE) {
    throw new ModelErrorFound(
      blame(store.pathTo(findings.errorAt, engine, interpreter.initialStates()), model, interpreter),
    );
  }
  const marks = recordedMarks(findings);
  return {
    states: store.count,
    transitions: outcome.transitions,
    depth: levels.length - 1,
    levels,
    complete: limit === undefined,
    exploredDepth: outcome.exploredDepth,
    ...(limit === undefined ? {} : { limit }),
    properties: model.properties.map((property, number) => {
      const at = findings.violatedAt[number] ?? NOWHERE;
      const graph = at === NOWHERE ? finished.liveness.get(property.id) : undefined;
      if (graph !== undefined) return fromGraph(property, graph, finished, marks);
      if (at !== NOWHERE) return violated(property, at, finished);
      return unviolated(property, limit === undefined, marks, property.kind === "deadlock-free");
    }),
    marks,
    rules: firedRules(findings),
    modelHash: modelHash(model),
    ...(store.fingerprintBits === undefined
      ? {}
      : { omissionProbability: omission(store.count, store.fingerprintBits) }),
    ...(finished.shortest ? {} : { shortest: false as const }),
    stats: { seconds, statesPerSecond: seconds > 0 ? store.count / seconds : 0, peakBytes: store.budget.peak },
  };
}

function violated(
  property: ModelProperty,
  at: number,
  { engine, outcome, interpreter, shortest }: Finished,
): PropertyResult {
  const trace = replayViolation(property, outcome.store.pathTo(at, engine, interpreter.initialStates()), interpreter);
  const proviso = shortest ? {} : { shortest: false as const };
  return {
    id: property.id,
    verdict: "violated",
    trace: tidy(property, trace, interpreter),
    ...proviso,
    missing: [],
  };
}

function fromGraph(
  property: ModelProperty,
  outcome: LivenessOutcome,
  { interpreter, outcome: { limit }, shortest }: Finished,
  marks: readonly string[],
): PropertyResult {
  const { id } = property;
  switch (outcome.kind) {
    case "holds": {
      const { fairness } = outcome;
      return { ...unviolated(property, limit === undefined, marks), ...(fairness === undefined ? {} : { fairness }) };
    }
    case "violated": {
      const { trace, fairness, stuck } = outcome;
      return {
        id,
        verdict: "violated",
        trace: stuck === undefined ? trace : tidy(property, trace, interpreter),
        ...(shortest && stuck !== undefined ? {} : { shortest: false as const }),
        missing: [],
        ...(fairness === undefined ? {} : { fairness }),
        ...(stuck === undefined ? {} : { stuck }),
      };
    }
    case "limit":
      return { id, verdict: "inconclusive", missing: [], ...(limit === undefined ? { limit: outcome.limit } : {}) };
  }
}

function unviolated(
  property: ModelProperty,
  complete: boolean,
  marks: readonly string[],
  isPlain = false,
): PropertyResult {
  const { id } = property;
  if (!complete) return { id, verdict: "inconclusive", missing: [] };
  const missing = property.triggers.filter(({ mark }) => !marks.includes(mark)).map(({ text }) => text);
  return { id, verdict: missing.length === 0 ? "holds" : "vacuous", missing, ...(isPlain ? { plain: true } : {}) };
}

/** The probability that two of so many states have the same fingerprint, at most: half the pairs by the fingerprints. */
function omission(states: number, bits: number): number {
  return Math.min(1, states ** 2 / 2 ** (bits + 1));
}
