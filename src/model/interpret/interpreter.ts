import type { Expr } from "../expression";
import { type Layout, layoutOf } from "../layout";
import type { Model, ModelAlternative, ModelStep } from "../model";
import { DONE } from "../model";
import type { Mark } from "../program";
import type { Statement } from "../statement";
import { Evaluator, initialCells, type Scope, type State } from "./evaluate";
import { ModelError } from "./model-error";

/** An enabled (process, step, alternative, binding), and what taking it does. */
export interface Transition {
  readonly process: number;
  /** Position of the step in its process, of the alternative in its step. */
  readonly step: number;
  readonly alternative: number;
  /** The element bound by the alternative's `choose`; undefined without one. */
  readonly binding: number | undefined;
  readonly target: State;
  /** Properties whose assertion is false at this transition. */
  readonly violated: readonly string[];
  readonly marks: readonly string[];
}

/**
 * The reference semantics of a model. Everything faster is held to it.
 *
 * Guards, assertions, marks and choices are read in the state before the step; the statements of a step run in order.
 */
export class Interpreter {
  readonly layout: Layout;
  private readonly evaluator: Evaluator;

  constructor(readonly model: Model) {
    this.layout = layoutOf(model);
    this.evaluator = new Evaluator(model, this.layout);
  }

  /** All combinations of initial values that satisfy `initially`, in the order of the layout. */
  initialStates(): readonly State[] {
    let states: number[][] = [[]];
    const extend = (choices: readonly number[]): void => {
      states = states.flatMap((state) => choices.map((value) => [...state, value]));
    };
    for (const variable of this.model.variables) {
      if (!variable.constant) for (const cell of initialCells(variable, this.model)) extend(cell);
    }
    this.model.processes.forEach((process, number) => {
      extend([this.layout.processes[number]?.labelNumber.get(process.entry) ?? 0]);
      for (const local of process.locals) {
        extend(
          initialCells(
            { ...local, index: [], init: [[local.init]], constant: false, ghost: false, doc: "" },
            this.model,
          )[0] ?? [],
        );
      }
    });
    const initial = states.filter((state) => this.isTrue(this.model.initially, global(state)));
    if (initial.length === 0)
      throw new ModelError("model/no-initial-state", "no combination of initial values is allowed");
    return initial;
  }

  /** The enabled transitions, by process, alternative and binding. Two with the same target are two. */
  transitions(state: State): readonly Transition[] {
    if (this.isHalted(state)) return [];
    return this.model.processes.flatMap((_, process) => {
      const position = this.position(state, process);
      const step = this.model.processes[process]?.steps[position];
      return step === undefined ? [] : this.stepTransitions(state, process, position, step);
    });
  }

  isHalted(state: State): boolean {
    return this.isTrue(this.model.halted, global(state));
  }

  /** True where every process that must finish has finished. */
  isTermination(state: State): boolean {
    return this.model.processes.every((process, number) => !process.mustFinish || this.label(state, number) === DONE);
  }

  /** True where an expression without locals is true. */
  holds(expr: Expr, state: State): boolean {
    return this.isTrue(expr, global(state));
  }

  /** An expression in the scope of a process's step. */
  evaluate(expr: Expr, state: State, process: number, bindings: ReadonlyMap<string, number>): number {
    return this.evaluator.evaluate(expr, { state, process, bindings });
  }

  /** Marks of the state itself, and of the steps at which the processes stand. */
  stateMarks(state: State): readonly string[] {
    const recorded = this.marks(this.model.stateMarks, global(state));
    const standing = this.model.processes.flatMap((process, number) => {
      const step = process.steps[this.position(state, number)];
      return step === undefined ? [] : this.marks(step.marks, { ...global(state), process: number });
    });
    return [...recorded, ...standing];
  }

  /** The label at which a process stands. */
  label(state: State, process: number): string {
    return this.layout.processes[process]?.labels[this.position(state, process)] ?? DONE;
  }

  private position(state: State, process: number): number {
    return state[this.layout.processes[process]?.label ?? 0] ?? 0;
  }

  private isTrue(expr: Expr, scope: Scope): boolean {
    return this.evaluator.evaluate(expr, scope) !== 0;
  }

  private marks(marks: readonly Mark[], scope: Scope): readonly string[] {
    return marks.filter((mark) => this.isTrue(mark.when, scope)).map((mark) => mark.id);
  }

  private stepTransitions(state: State, process: number, position: number, step: ModelStep): readonly Transition[] {
    return step.alternatives.flatMap((alternative, number) =>
      this.bindings(alternative, { ...global(state), process }).map(
        ({ binding, scope }): Transition => ({
          process,
          step: position,
          alternative: number,
          binding,
          target: this.run(alternative, scope, process, step),
          violated: alternative.assertions
            .filter((assertion) => !this.isTrue(assertion.require, scope))
            .map((assertion) => assertion.property),
          marks: this.marks(alternative.marks, scope),
        }),
      ),
    );
  }

  /** The scopes in which an alternative is enabled: one without `choose`, one for each chosen element with it. */
  private bindings(
    alternative: ModelAlternative,
    scope: Scope,
  ): readonly { readonly binding: number | undefined; readonly scope: Scope }[] {
    const { choose } = alternative;
    const scopes =
      choose === undefined
        ? [{ binding: undefined, scope }]
        : this.evaluator
            .elements(choose.set)
            .map((binding) => ({ binding, scope: { ...scope, bindings: new Map([[choose.bind, binding]]) } }))
            .filter((candidate) => this.isTrue(choose.where, candidate.scope));
    return scopes.filter((candidate) => this.isTrue(alternative.when, candidate.scope));
  }

  private run(alternative: ModelAlternative, scope: Scope, process: number, step: ModelStep): State {
    const target = [...scope.state];
    this.execute(alternative.do, target, scope, step);
    const layout = this.layout.processes[process];
    if (layout !== undefined) target[layout.label] = layout.labelNumber.get(alternative.next) ?? 0;
    return target;
  }

  private execute(statements: readonly Statement[], target: number[], scope: Scope, step: ModelStep): void {
    const now: Scope = { ...scope, state: target };
    for (const statement of statements) {
      switch (statement.kind) {
        case "assign": {
          const slot =
            statement.target.kind === "variable"
              ? this.evaluator.variableSlot(statement.target.name, statement.target.at, now)
              : this.evaluator.localSlot(statement.target.name, now);
          this.store(target, slot, this.evaluator.evaluate(statement.value, now), step);
          break;
        }
        case "if":
          this.execute(this.isTrue(statement.condition, now) ? statement.then : statement.else, target, scope, step);
          break;
        case "for-each":
          for (const element of this.evaluator.elements(statement.set)) {
            const bindings = new Map([...scope.bindings, [statement.bind, element]]);
            this.execute(statement.do, target, { ...scope, bindings }, step);
          }
          break;
      }
    }
  }

  private store(target: number[], slot: number, value: number, step: ModelStep): void {
    const kept = this.layout.slots[slot];
    if (kept === undefined || value < kept.min || value > kept.max) {
      const range = kept === undefined ? "" : ` (${String(kept.min)} to ${String(kept.max)})`;
      throw new ModelError(
        "model/out-of-range",
        `"${kept?.name ?? "?"}" cannot hold ${String(value)}${range}, at ${step.label} (${step.fn})`,
      );
    }
    target[slot] = value;
  }
}

function global(state: State): Scope {
  return { state, process: undefined, bindings: new Map() };
}
