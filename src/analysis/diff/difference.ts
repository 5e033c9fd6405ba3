import type { Move, Trace } from "../../checker";
import { Interpreter, type ModelStep, type State, type Transition } from "../../model";
import { ruleMark } from "../../policies";
import type { BehaviourModel } from "./behaviour-model";

export interface DifferenceOptions {
  /** So many pairs of a state of one and what the other may be in are looked at, at most. */
  readonly mostPairs: number;
  /** A point in time (milliseconds since 1970). */
  readonly deadline?: number;
  readonly isStopped: () => boolean;
}

/** Where an actor stands under the policy that does not allow the step, and the rules that tell it to wait. */
export interface Instead {
  readonly step: string;
  readonly fn: string;
  readonly waitsFor: readonly string[];
  /** What it could do there. */
  readonly could: readonly string[];
}

/** What one policy allows and another does not. */
export type Difference =
  | {
      readonly kind: "difference";
      /** Of the first policy's model; its last step is the one that the other does not allow. */
      readonly trace: Trace;
      readonly actor: string;
      readonly instead: readonly Instead[];
      readonly pairs: number;
    }
  /** Every behaviour of the first policy is one of the other. */
  | { readonly kind: "none"; readonly pairs: number }
  /** No difference in the first so many steps; a limit kept it from looking on. */
  | {
      readonly kind: "open";
      readonly depth: number;
      readonly limit: "pairs" | "time" | "interrupted";
      readonly pairs: number;
    };

/** A state of the first model, and all states of the other that the same behaviour may lead to. */
interface Pair {
  readonly state: State;
  readonly others: readonly State[];
  readonly from: Pair | undefined;
  readonly move: Move | undefined;
  readonly depth: number;
}

/** Other work gets its turn after so many pairs. */
const TURN = 200;

/**
 * A shortest behaviour that the first policy allows and the other does not. A behaviour is the sequence of what actors do:
 * each step by actor, label, alternative and choice. That the kernel goes on at a decision, and that an actor goes to
 * sleep there and wakes up, is not part of it; what a rule does otherwise is: skip, bounce, fail.
 *
 * Searches the product of the first model and the determinised other one, breadth-first, with the reference interpreter:
 * exact, and slow.
 */
export async function differenceOf(
  first: BehaviourModel,
  other: BehaviourModel,
  { mostPairs, deadline, isStopped }: DifferenceOptions,
): Promise<Difference> {
  const [left, right] = [new Side(first), new Side(other)];
  let level: readonly Pair[] = left.interpreter.initialStates().map((state) => ({
    state,
    others: right.closure(right.startingAs(state, left)),
    from: undefined,
    move: undefined,
    depth: 0,
  }));
  const seen = new Set(level.map(keyOf));
  for (let depth = 0; level.length > 0; depth += 1) {
    const next: Pair[] = [];
    for (const [position, pair] of level.entries()) {
      if (position % TURN === 0) {
        await new Promise(setImmediate);
        const limit = isStopped()
          ? "interrupted"
          : deadline !== undefined && Date.now() >= deadline
            ? "time"
            : undefined;
        if (limit !== undefined) return { kind: "open", depth, limit, pairs: seen.size };
      }
      if (seen.size > mostPairs) return { kind: "open", depth, limit: "pairs", pairs: seen.size };
      for (const { move, target, observed, process } of left.steps(pair.state)) {
        const others = observed === undefined ? pair.others : right.after(pair.others, observed);
        const found: Pair = { state: target, others, from: pair, move, depth: depth + 1 };
        if (others.length === 0) {
          const { name } = first.model.processes[process] ?? { name: "?" };
          const instead = right.standing(pair.others, name);
          return { kind: "difference", trace: traceTo(found), actor: name, instead, pairs: seen.size };
        }
        const key = keyOf(found);
        if (seen.has(key)) continue;
        seen.add(key);
        next.push(found);
      }
    }
    level = next;
  }
  return { kind: "none", pairs: seen.size };
}

const textOf = (state: State): string => state.join(",");
const keyOf = ({ state, others }: Pair): string => `${textOf(state)};${others.map(textOf).join(";")}`;

function traceTo(pair: Pair): Trace {
  const states: State[] = [];
  const moves: Move[] = [];
  for (let at: Pair | undefined = pair; at !== undefined; at = at.from) {
    states.unshift(at.state);
    if (at.move !== undefined) moves.unshift(at.move);
  }
  return { states, moves };
}

/** A transition, and what is seen of it; nothing, where it is the policy's own waiting or going on. */
interface Seen {
  readonly process: number;
  readonly move: Move;
  readonly target: State;
  readonly observed: string | undefined;
}

/** One of the two models, its steps remembered. */
class Side {
  readonly interpreter: Interpreter;
  private readonly known = new Map<string, readonly Seen[]>();

  constructor(private readonly side: BehaviourModel) {
    this.interpreter = new Interpreter(side.model);
  }

  steps(state: State): readonly Seen[] {
    const key = textOf(state);
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const steps = this.interpreter.transitions(state).map((transition): Seen => {
      const { process, step, alternative, binding, target } = transition;
      return { process, move: { process, step, alternative, binding }, target, observed: this.observed(transition) };
    });
    this.known.set(key, steps);
    return steps;
  }

  /** With the states that unseen steps lead to; sorted, each once. */
  closure(states: readonly State[]): readonly State[] {
    const found = new Map(states.map((state) => [textOf(state), state]));
    for (const state of found.values()) {
      for (const { observed, target } of this.steps(state)) {
        if (observed === undefined) found.set(textOf(target), target);
      }
    }
    return [...found].sort(([one], [two]) => (one < two ? -1 : 1)).map(([, state]) => state);
  }

  /** All states after a step that looks like this, and any unseen ones. */
  after(states: readonly State[], wanted: string): readonly State[] {
    const next = states.flatMap((state) =>
      this.steps(state).flatMap(({ observed, target }) => (observed === wanted ? [target] : [])),
    );
    return next.length === 0 ? [] : this.closure(next);
  }

  /** The initial states with the same values as one of the other side, as far as both have the same variables. */
  startingAs(state: State, other: Side): readonly State[] {
    const values = new Map(
      other.interpreter.layout.slots.flatMap(({ kind, name, at }, slot) =>
        kind === "variable" ? [[`${name} ${at.join()}`, state[slot]] as const] : [],
      ),
    );
    return this.interpreter.initialStates().filter((candidate) =>
      this.interpreter.layout.slots.every(({ kind, name, at }, slot) => {
        const value = kind === "variable" ? values.get(`${name} ${at.join()}`) : undefined;
        return value === undefined || value === candidate[slot];
      }),
    );
  }

  /** Where an actor stands in some states. */
  standing(states: readonly State[], actor: string): readonly Instead[] {
    const process = this.side.model.processes.findIndex(({ name }) => name === actor);
    const found = new Map<string, Instead>();
    for (const state of states) {
      const label = this.interpreter.label(state, process);
      const step = this.side.model.processes[process]?.steps.find((candidate) => candidate.label === label);
      const waitsFor = (step?.marks ?? [])
        .filter(({ when }) => this.interpreter.evaluate(when, state, process, new Map()) !== 0)
        .flatMap(({ id }) => (id.startsWith(RULE) ? [id.slice(RULE.length)] : []));
      const asleep = /\.asleep\.([^/]+)$/.exec(label)?.[1];
      const enabled = this.steps(state).filter((each) => each.process === process);
      const rules = asleep !== undefined && enabled.length === 0 ? [...waitsFor, asleep] : waitsFor;
      const could = enabled.flatMap(({ observed }) => (observed === undefined ? [] : [observed]));
      const instead: Instead = { step: label, fn: step?.fn ?? "", waitsFor: rules, could };
      found.set(JSON.stringify(instead), instead);
    }
    return [...found.values()];
  }

  private observed({ process, step, alternative, binding }: Transition): string | undefined {
    const { processes, sets } = this.side.model;
    const { name = "?", steps = [] } = processes[process] ?? {};
    const at: ModelStep | undefined = steps[step];
    const taken = at?.alternatives[alternative];
    if (at === undefined || taken === undefined) return undefined;
    const point = this.side.decisions[process]?.get(at.label);
    if (point !== undefined) {
      const deed = taken.rule === undefined ? "proceed" : (this.side.deeds.get(taken.rule) ?? "proceed");
      return deed === "proceed" || deed === "wait" ? undefined : `${name} at ${point}: ${deed}`;
    }
    const chosen = taken.choose === undefined ? "" : ` ${sets[taken.choose.set]?.[binding ?? -1] ?? ""}`;
    return `${name} ${at.label} ${String(alternative)}${chosen}`;
  }
}

const RULE = ruleMark("");
