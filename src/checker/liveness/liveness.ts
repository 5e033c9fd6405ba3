import { type Expr, type Interpreter, type LeadsTo, type Model, substitute } from "../../model";
import { compilePredicates } from "../compile/predicates";
import { type EngineChoice, plainEngine } from "../engine-for";
import { replayPath } from "../replay";
import type { Fairness, LimitHit, Trace } from "../result";
import type { Tally } from "../search/search";
import type { StateStore } from "../store/state-store";
import type { Watch } from "../watch";
import { COMPONENT_BYTES, Components } from "./components";
import { FairSearch } from "./fair-search";
import { judgeResponse, type ResponseSource } from "./judge-response";
import { isTrue, type Response } from "./lasso-fault";
import { lockOfIn } from "./lock-of";
import { partialDeadlock } from "./partial-deadlock";
import { partiesOf } from "./parties";
import { BEGINS, PENDING, REGION_BYTES } from "./region";
import { stateGraph } from "./state-graph";

/** What is found out about a property that needs the graph of states. */
export type LivenessOutcome =
  | { readonly kind: "holds"; readonly fairness?: Fairness }
  | {
      readonly kind: "violated";
      readonly trace: Trace;
      readonly fairness?: Fairness;
      readonly stuck?: readonly string[];
    }
  | { readonly kind: "limit"; readonly limit: LimitHit };

/** A search that has ended, as far as liveness is concerned. */
export interface Ended {
  readonly model: Model;
  readonly interpreter: Interpreter;
  readonly choice: EngineChoice;
  readonly store: StateStore;
  readonly tally: Tally;
  /** What cut the search; responses are then judged on the part that was explored. */
  readonly limit: LimitHit | undefined;
  readonly watch: Watch;
  /** States are numbered level by level. */
  readonly byDistance: boolean;
  /** Find out what verdicts rest on as well. */
  readonly explain: boolean;
}

/** Bytes for each state, beside the graph. */
const WORK_BYTES = COMPONENT_BYTES + REGION_BYTES + 8 + 1;

/**
 * Judges the responses of a model, and `deadlock-free` in its partial form where `deadlock` asks for it, on the stored
 * states. Takes 5 or 6 bytes for each transition and 49 for each state; where that does not fit, or the time is up, the
 * outcome is the limit. A response that is not violated where the search was cut, is cut too.
 */
export function judgeLiveness(ended: Ended, deadlock: boolean): ReadonlyMap<string, LivenessOutcome> {
  const { model, interpreter, choice, store, tally, limit, watch, byDistance, explain } = ended;
  const responses = model.properties.filter((property) => property.kind === "leads-to");
  const deadlocks = deadlock ? model.properties.filter(({ kind }) => kind === "deadlock-free") : [];
  const asked = [...responses, ...deadlocks];
  if (asked.length === 0) return new Map();
  const parties = partiesOf(model);
  const engine = plainEngine(model, choice, parties.tags);
  const size = { explored: tally.explored, transitions: tally.transitions, tags: parties.partyOf.length };
  const cut = (found: LimitHit): ReadonlyMap<string, LivenessOutcome> =>
    new Map(asked.map(({ id }) => [id, { kind: "limit", limit: found }]));
  const graph = stateGraph(engine, store, size, watch);
  if ("kind" in graph) return cut(limit ?? graph);
  const bytes = store.count * WORK_BYTES;
  if (!store.budget.take(bytes)) return cut(limit ?? watch.memoryLimit());
  try {
    const components = new Components(graph);
    const decode = (state: number) => engine.decode(store.states, state * store.wordsPerState);
    const lockOf = lockOfIn(parties.acquisitions, decode, interpreter);
    const read = (conditions: readonly Expr[]): ((state: number) => number) => {
      const compiled = choice.kind === "compiled" ? compilePredicates(model, conditions) : undefined;
      if (compiled !== undefined) return (state) => compiled(store.states, state);
      return (state) => {
        const decoded = decode(state);
        return conditions.reduce(
          (bits, condition, bit) => bits | (isTrue(condition, decoded, interpreter) ? 2 ** bit : 0),
          0,
        );
      };
    };
    const flags = new Uint8Array(store.count);
    const source: ResponseSource = {
      ...{
        graph,
        components,
        store,
        engine,
        interpreter,
        parties,
        lockOf,
        depthOf: byDistance ? depthsOf(tally.levels) : () => 0,
      },
      search: new FairSearch(graph, parties, components, lockOf),
      assumption: { fair: parties.isFair, handOver: model.lockHandOver },
      explain: explain && limit === undefined,
      flagsOf: ({ from, to }) => {
        const conditions = read([to, from, model.halted]);
        for (let state = 0; state < store.count; state += 1) {
          const bits = conditions(state);
          flags[state] = (bits & 5) !== 0 ? 0 : (bits & 2) !== 0 ? PENDING | BEGINS : PENDING;
        }
        return flags;
      },
    };
    const outcomes = new Map<string, LivenessOutcome>();
    for (const property of responses) {
      const late = watch.look({
        ...{ states: store.count, explored: store.count, transitions: tally.transitions },
        ...{ depth: tally.levels.length - 1, bytes: store.budget.used },
      });
      if (late !== undefined) {
        outcomes.set(property.id, { kind: "limit", limit: limit ?? late });
        continue;
      }
      const { trace, fairness } = judgeResponse(property, responsesOf(property, model), source);
      if (trace !== undefined) outcomes.set(property.id, { kind: "violated", trace, fairness });
      else if (limit !== undefined) outcomes.set(property.id, { kind: "limit", limit });
      else outcomes.set(property.id, { kind: "holds", fairness });
    }
    for (const { id } of deadlocks) {
      if (limit !== undefined) {
        outcomes.set(id, { kind: "limit", limit });
        continue;
      }
      const stuck = partialDeadlock(model, graph, parties, components, read);
      if (stuck === undefined) outcomes.set(id, { kind: "holds" });
      else {
        const trace = replayPath(store.pathTo(stuck.state, engine), interpreter);
        const names = stuck.processes.map((process) => model.processes[process]?.name ?? "?");
        outcomes.set(id, { kind: "violated", trace, stuck: names });
      }
    }
    return outcomes;
  } finally {
    store.budget.release(bytes + graph.bytes);
  }
}

/** Responses, and with `plainDeadlock` nothing else, that were not judged because of a limit. */
export function undecided(model: Model, limit: LimitHit, plainDeadlock: boolean): ReadonlyMap<string, LivenessOutcome> {
  const left = model.properties.filter(
    ({ kind }) => kind === "leads-to" || (kind === "deadlock-free" && !plainDeadlock),
  );
  return new Map(left.map(({ id }) => [id, { kind: "limit", limit }]));
}

/** The conditions of a response, one pair for each element that it is about. */
export function responsesOf({ each, from, to }: LeadsTo, model: Model): readonly Response[] {
  if (each === undefined) return [{ from, to }];
  return (model.sets[each.set] ?? []).map((_, index): Response => {
    const bind = (condition: Expr): Expr =>
      substitute(condition, (name) => (name === each.bind ? { kind: "element", set: each.set, index } : undefined));
    return { from: bind(from), to: bind(to) };
  });
}

/** The distance of a state by its number, where states are numbered level by level. */
function depthsOf(levels: readonly number[]): (state: number) => number {
  const ends: number[] = [];
  for (const count of levels) ends.push((ends.at(-1) ?? 0) + count);
  return (state) => {
    let low = 0;
    let high = ends.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (state < (ends[middle] ?? 0)) high = middle;
      else low = middle + 1;
    }
    return low;
  };
}
