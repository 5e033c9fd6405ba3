import type { Trace } from "../../checker";
import { DONE, Interpreter, type Model, type State, type Statement, type Transition } from "../../model";
import { type DecisionStep, decisionsIn } from "./oracle";
import type { Universe } from "./universe";
import type { Need, Visit } from "./visit";

/** A step of the walk: who, from which label, in which state, and whether the step does nothing but go on. */
interface Taken {
  readonly process: number;
  readonly label: string;
  readonly silent: boolean;
  readonly deed: string | undefined;
}

/** A trace walked again in the oracle, with the decisions that the model has no steps for. */
export class Walk {
  private readonly states: State[];
  private readonly taken: Taken[] = [];
  private readonly interpreter: Interpreter;
  private readonly decisions: readonly ReadonlyMap<string, DecisionStep>[];

  constructor(
    private readonly model: Model,
    private readonly oracle: Model,
    trace: Trace,
  ) {
    this.interpreter = new Interpreter(oracle);
    this.decisions = decisionsIn(oracle);
    this.states = [this.start(trace.states[0] ?? [])];
    for (const move of trace.moves) {
      const step = model.processes[move.process]?.steps[move.step];
      if (step === undefined) throw new TypeError("a trace takes a step that the model does not have");
      this.goTo(move.process, step.label);
      const next = this.enabled(move.process).find(
        ({ alternative, binding }) => alternative === move.alternative && binding === move.binding,
      );
      if (next === undefined) throw new TypeError(`an oracle cannot follow its model at ${step.label}`);
      this.take(next);
    }
  }

  visits(universe: Universe, trace: Trace, kind: string): readonly Visit[] {
    const isDeadlock = kind === "deadlock-free";
    if (isDeadlock || trace.loopStart !== undefined) this.settle();
    const found: Visit[] = [];
    const since = this.oracle.processes.map(() => 0);
    for (const [position, { process, label, silent, deed }] of this.taken.entries()) {
      const decision = this.decisions[process]?.get(label);
      if (decision !== undefined) {
        const first = silent ? (since[process] ?? 0) : position;
        const need: Need = decision.asleep ? { kind: "wakes" } : { kind: "does", deed: deedAt(deed, universe) };
        found.push(this.visit(decision, process, label, first, position, need, universe));
      }
      since[process] = position + 1;
    }
    if (trace.loopStart !== undefined) return [...found, ...this.standing(universe, 0)];
    return isDeadlock ? [...found, ...this.standing(universe, this.states.length - 1)] : found;
  }

  /** Whoever stands at a decision in the states from `from` on stands there for the same reason. */
  private standing(universe: Universe, from: number): readonly Visit[] {
    return this.states.slice(from).flatMap((state, offset) =>
      this.oracle.processes.flatMap((_, process): readonly Visit[] => {
        const label = this.interpreter.label(state, process);
        const decision = this.decisions[process]?.get(label);
        if (decision === undefined) return [];
        const enabled = this.interpreter.transitions(state).filter((each) => each.process === process);
        const [only] = enabled;
        const need: Need =
          only === undefined
            ? { kind: decision.asleep ? "sleeps" : "stands" }
            : decision.asleep
              ? { kind: "wakes" }
              : { kind: "does", deed: deedAt(this.ruleOf(only), universe) };
        return [this.visit(decision, process, label, from + offset, from + offset, need, universe)];
      }),
    );
  }

  private visit(
    { point, conditions }: DecisionStep,
    process: number,
    label: string,
    first: number,
    last: number,
    need: Need,
    universe: Universe,
  ): Visit {
    const window = new Map<string, Uint8Array>();
    for (const state of this.states.slice(first, last + 1)) {
      if (this.interpreter.label(state, process) !== label) continue;
      const truth = new Uint8Array(universe.entries.length);
      for (const { rule, when } of conditions) {
        truth[rule] = this.interpreter.evaluate(when, state, process, new Map()) === 0 ? 0 : 1;
      }
      window.set(truth.join(""), truth);
    }
    return { rules: universe.at.get(point) ?? [], window: [...window.values()], need };
  }

  /** The initial state of the oracle in which everything that the model knows as well is the same. */
  private start(state: State): State {
    const known = new Map(
      new Interpreter(this.model).layout.slots.flatMap(({ kind, name, at }, slot) =>
        kind === "variable" ? [[`${name}[${at.join()}]`, state[slot]]] : [],
      ),
    );
    const { slots } = this.interpreter.layout;
    const initial = this.interpreter.initialStates();
    const same = initial.find((candidate) =>
      slots.every(({ kind, name, at }, slot) => {
        const value = kind === "variable" ? known.get(`${name}[${at.join()}]`) : undefined;
        return value === undefined || value === candidate[slot];
      }),
    );
    if (same === undefined) throw new TypeError("an oracle does not start as its model does");
    return same;
  }

  private get now(): State {
    return this.states.at(-1) ?? [];
  }

  private enabled(process: number): readonly Transition[] {
    return this.interpreter.transitions(this.now).filter((each) => each.process === process);
  }

  /** Takes the decisions that stand before a label and that the model has no steps for. */
  private goTo(process: number, label: string): void {
    const own = new Set(this.model.processes[process]?.steps.map((step) => step.label));
    for (let at = this.interpreter.label(this.now, process); at !== label; ) {
      const [next] = this.enabled(process);
      if (own.has(at) || next === undefined) throw new TypeError(`an oracle does not come to ${label}`);
      this.take(next);
      at = this.interpreter.label(this.now, process);
    }
  }

  /** Takes the decisions at which processes stand and that the model has no steps for. */
  private settle(): void {
    for (const [process, { steps }] of this.model.processes.entries()) {
      const own = new Set(steps.map((step) => step.label));
      for (;;) {
        const label = this.interpreter.label(this.now, process);
        const [next] = label === DONE || own.has(label) ? [] : this.enabled(process);
        if (next === undefined) break;
        this.take(next);
      }
    }
  }

  private ruleOf({ process, step, alternative }: Transition): string | undefined {
    return this.oracle.processes[process]?.steps[step]?.alternatives[alternative]?.rule;
  }

  private take(transition: Transition): void {
    const { process, step, alternative, target } = transition;
    const { label = "", alternatives = [] } = this.oracle.processes[process]?.steps[step] ?? {};
    this.taken.push({
      process,
      label,
      silent: (alternatives[alternative]?.do ?? []).every(isLocal),
      deed: this.ruleOf(transition),
    });
    this.states.push(target);
  }
}

const isLocal = (statement: Statement): boolean => statement.kind === "assign" && statement.target.kind === "local";

function deedAt(rule: string | undefined, { entries }: Universe): string {
  return rule === undefined ? "proceed" : (entries.find(({ id }) => id === rule)?.deed ?? "proceed");
}
