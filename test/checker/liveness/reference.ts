import type { FairParty, PropertyResult } from "../../../src/checker";
import {
  type Agent,
  DONE,
  type Expr,
  Interpreter,
  type LeadsTo,
  type Model,
  ModelError,
  type State,
  substitute,
  type Transition,
} from "../../../src/model";
import { type Assumed, type PlainEdge, type PlainGraph, reachability, staysFair } from "./brute-force";

/** All that the reference interpreter reaches, and everything about it that liveness depends on. */
export interface ReferenceGraph extends PlainGraph {
  readonly model: Model;
  readonly interpreter: Interpreter;
  readonly found: readonly State[];
  /** By state: the distance from the initial ones. */
  readonly depth: readonly number[];
  readonly parties: readonly FairParty[];
}

/** Whose doing a transition is. */
export function partyOf(transition: Transition, { processes }: Model): FairParty {
  const process = processes[transition.process];
  const step = process?.steps[transition.step];
  const alternative = step?.alternatives[transition.alternative];
  const agent: Agent = alternative?.agent ?? step?.agent ?? "kernel";
  const asked = alternative?.fair === true && process?.unfair.includes(agent) === true;
  return { process: process?.name ?? "", agent, ...(asked ? { asked } : {}) };
}

/** Whether the model counts on it. */
export function isCountedOn({ process, agent, asked }: FairParty, { processes }: Model): boolean {
  return asked === true || processes.find(({ name }) => name === process)?.unfair.includes(agent) === false;
}

/** The lock that a transition takes after waiting for it, as (process, label, lock, index); undefined for any other. */
export function lockOf(transition: Transition, state: State, interpreter: Interpreter): string | undefined {
  const { model } = interpreter;
  const process = model.processes[transition.process];
  const step = process?.steps[transition.step];
  const acquires = step?.alternatives[transition.alternative]?.acquires;
  if (process === undefined || step === undefined || acquires === undefined) return undefined;
  try {
    const at = acquires.at.map((index) => interpreter.evaluate(index, state, transition.process, new Map()));
    return [process.name, step.label, acquires.lock, ...at].join(" ");
  } catch {
    // It depends on what the step has chosen: nothing is promised about those.
    return undefined;
  }
}

export function isTrue(condition: Expr, state: State, interpreter: Interpreter): boolean {
  try {
    return interpreter.holds(condition, state);
  } catch (error) {
    if (error instanceof ModelError) return false;
    throw error;
  }
}

/** Undefined where there are more states than so many. */
export function referenceGraph(model: Model, most: number): ReferenceGraph | undefined {
  const interpreter = new Interpreter(model);
  const numbers = new Map<string, number>();
  const found: State[] = [];
  const depth: number[] = [];
  const number = (state: State, at: number): number => {
    const key = state.join();
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, found.length);
    found.push(state);
    depth.push(at);
    return found.length - 1;
  };
  const parties: FairParty[] = [];
  const edges: PlainEdge[] = [];
  for (const state of interpreter.initialStates()) number(state, 0);
  for (let from = 0; from < found.length; from += 1) {
    const state = found[from] ?? [];
    for (const transition of interpreter.transitions(state)) {
      const own = partyOf(transition, model);
      const known = parties.findIndex((party) => JSON.stringify(party) === JSON.stringify(own));
      if (known === -1) parties.push(own);
      edges.push({
        ...{ from, to: number(transition.target, (depth[from] ?? 0) + 1) },
        party: known === -1 ? parties.length - 1 : known,
        lock: lockOf(transition, state, interpreter),
      });
    }
    if (found.length > most) return undefined;
  }
  return { states: found.length, edges, model, interpreter, found, depth, parties };
}

/** What the model itself says about who is counted on. */
export function assumedOf({ model, parties }: ReferenceGraph): Assumed {
  return {
    fair: (party) => isCountedOn(parties[party] ?? { process: "", agent: "user" }, model),
    handOver: model.lockHandOver,
  };
}

/** The conditions of a response for each element that it is about. */
export function conditionsFor({ each, from, to }: LeadsTo, model: Model): readonly { from: Expr; to: Expr }[] {
  if (each === undefined) return [{ from, to }];
  return (model.sets[each.set] ?? []).map((_, index) => {
    const put = (expr: Expr): Expr =>
      substitute(expr, (name) => (name === each.bind ? { kind: "element", set: each.set, index } : undefined));
    return { from: put(from), to: put(to) };
  });
}

/** Whether the response is violated, by trying every set of states; undefined where there are too many. */
export function isViolated(property: LeadsTo, graph: ReferenceGraph): boolean | undefined {
  const { model, interpreter, found, edges } = graph;
  const answers = conditionsFor(property, model).map(({ from, to }) => {
    const pending = found.map((state) => !isTrue(to, state, interpreter) && !interpreter.isHalted(state));
    const region = new Set([...found.keys()].filter((at) => pending[at] && isTrue(from, found[at] ?? [], interpreter)));
    // A set is gone through in the order in which it was filled, those that are added on the way included.
    for (const state of region) {
      for (const edge of edges) if (edge.from === state && pending[edge.to] === true) region.add(edge.to);
    }
    return staysFair(graph, region, assumedOf(graph));
  });
  if (answers.includes(true)) return true;
  return answers.includes(undefined) ? undefined : false;
}

/** By state: the processes that must finish, have not, and will never step again; none where the system can halt. */
export function stuckProcesses({
  model,
  interpreter,
  found,
  edges,
  states,
  parties,
  ...graph
}: ReferenceGraph): readonly (readonly string[])[] {
  const reach = reachability({ states, edges }, new Set(found.keys()));
  const movers = found.map(() => new Set<string>());
  for (const { from, party } of edges) movers[from]?.add(parties[party]?.process ?? "");
  assertSame(graph.depth.length, states);
  return found.map((state, at) => {
    const later = [at, ...(reach.get(at) ?? [])];
    if (later.some((other) => interpreter.isHalted(found[other] ?? []))) return [];
    return model.processes.flatMap(({ name, mustFinish }, process) => {
      const isStuck = mustFinish && interpreter.label(state, process) !== DONE;
      return isStuck && !later.some((other) => movers[other]?.has(name)) ? [name] : [];
    });
  });
}

function assertSame(left: number, right: number): void {
  if (left !== right) throw new TypeError("a graph that does not fit together");
}

/** The property of that name in a result. */
export function resultOf(properties: readonly PropertyResult[], id: string): PropertyResult {
  const found = properties.find((property) => property.id === id);
  if (found === undefined) throw new TypeError(`no property "${id}"`);
  return found;
}
