import type { Expr } from "../expression";
import { cellsOf, type Layout, shapeOf } from "../layout";
import type { Model } from "../model";
import type { Variable } from "../program";
import { compareNumbers } from "../transform/fold";
import { NONE } from "../type";
import { encodeValue } from "../value";
import { ModelError } from "./model-error";

/** A state: one number for each slot of the layout. */
export type State = readonly number[];

/** What an expression is read in. */
export interface Scope {
  readonly state: State;
  /** The process whose step it is; undefined in an invariant, where there are no locals. */
  readonly process: number | undefined;
  /** Names bound by quantifiers, `choose` and `for each`. */
  readonly bindings: ReadonlyMap<string, number>;
}

/** The meaning of expressions: the obvious one, in one place. */
export class Evaluator {
  private readonly variables: ReadonlyMap<string, Variable>;
  private readonly constants: ReadonlyMap<string, readonly number[]>;

  constructor(
    readonly model: Model,
    readonly layout: Layout,
  ) {
    this.variables = new Map(model.variables.map((variable) => [variable.name, variable]));
    this.constants = new Map(
      model.variables
        .filter((variable) => variable.constant)
        .map((variable) => [variable.name, initialCells(variable, model).map(([value]) => value ?? 0)]),
    );
  }

  evaluate(expr: Expr, scope: Scope): number {
    switch (expr.kind) {
      case "bool":
        return Number(expr.value);
      case "int":
        return expr.value;
      case "enum":
        return (this.model.enums[expr.enum] ?? []).indexOf(expr.value);
      case "element":
        return expr.index;
      case "none":
        return NONE;
      case "variable":
        return this.variable(expr.name, expr.at, scope);
      case "local": {
        const bound = scope.bindings.get(expr.name);
        return bound ?? scope.state[this.localSlot(expr.name, scope)] ?? 0;
      }
      case "self":
      case "within":
        throw new TypeError(`"${expr.kind}" has a meaning in procedures only; inline the program first`);
      case "at-label":
        return Number(this.atLabel(expr.process, expr.labels, scope.state));
      case "not":
        return Number(this.evaluate(expr.of, scope) === 0);
      case "and":
        return Number(expr.of.every((part) => this.evaluate(part, scope) !== 0));
      case "or":
        return Number(expr.of.some((part) => this.evaluate(part, scope) !== 0));
      case "eq":
      case "ne":
      case "lt":
      case "le":
      case "gt":
      case "ge":
        return Number(compareNumbers(expr.kind, this.evaluate(expr.left, scope), this.evaluate(expr.right, scope)));
      case "add":
        return this.evaluate(expr.left, scope) + this.evaluate(expr.right, scope);
      case "subtract":
        return this.evaluate(expr.left, scope) - this.evaluate(expr.right, scope);
      case "if":
        return this.evaluate(this.evaluate(expr.condition, scope) === 0 ? expr.else : expr.then, scope);
      case "exists":
        return Number(this.elements(expr.set).some((at) => this.body(expr.body, expr.bind, at, scope) !== 0));
      case "forall":
        return Number(this.elements(expr.set).every((at) => this.body(expr.body, expr.bind, at, scope) !== 0));
      case "count":
        return this.elements(expr.set).filter((at) => this.body(expr.body, expr.bind, at, scope) !== 0).length;
      case "successor": {
        const of = this.evaluate(expr.of, scope);
        return of === NONE || of + 1 >= this.elements(expr.set).length ? NONE : of + 1;
      }
      case "ordinal":
        return this.evaluate(expr.of, scope);
      case "element-at": {
        const position = this.evaluate(expr.of, scope);
        if (position < 0 || position >= this.elements(expr.set).length) {
          throw new ModelError("model/out-of-range", `position ${String(position)} is outside the set "${expr.set}"`);
        }
        return position;
      }
    }
  }

  /** The positions of a set's elements. */
  elements(set: string): readonly number[] {
    return (this.model.sets[set] ?? []).map((_, position) => position);
  }

  /** The slot that a cell of a variable is kept in. */
  variableSlot(name: string, at: readonly Expr[], scope: Scope): number {
    return (this.layout.variableBase.get(name) ?? 0) + this.cell(name, at, scope);
  }

  localSlot(name: string, scope: Scope): number {
    const slot = scope.process === undefined ? undefined : this.layout.processes[scope.process]?.locals.get(name);
    if (slot === undefined) throw new TypeError(`no local is called "${name}"`);
    return slot;
  }

  private body(body: Expr, bind: string, at: number, scope: Scope): number {
    return this.evaluate(body, { ...scope, bindings: new Map([...scope.bindings, [bind, at]]) });
  }

  private variable(name: string, at: readonly Expr[], scope: Scope): number {
    const constant = this.constants.get(name);
    if (constant !== undefined) return constant[this.cell(name, at, scope)] ?? 0;
    return scope.state[this.variableSlot(name, at, scope)] ?? 0;
  }

  /** The row-major position of a cell. */
  private cell(name: string, at: readonly Expr[], scope: Scope): number {
    const variable = this.variables.get(name);
    if (variable === undefined) throw new TypeError(`no variable is called "${name}"`);
    let cell = 0;
    for (const [position, size] of shapeOf(variable.index, this.model.sets).entries()) {
      const index = at[position];
      const element = index === undefined ? NONE : this.evaluate(index, scope);
      if (element === NONE) throw new ModelError("model/none-as-index", `"${name}" is indexed with no element`);
      cell = cell * size + element;
    }
    return cell;
  }

  private atLabel(process: string, labels: readonly string[], state: State): boolean {
    const number = this.model.processes.findIndex((candidate) => candidate.name === process);
    const layout = this.layout.processes[number];
    const label = layout?.labels[state[layout.label] ?? 0];
    return label !== undefined && labels.includes(label);
  }
}

/** The stored values that each cell of a variable may start with. */
export function initialCells(variable: Variable, model: Model): readonly (readonly number[])[] {
  return cellsOf(shapeOf(variable.index, model.sets)).map((_, cell) => {
    const choices = (variable.init.length === 1 ? variable.init[0] : variable.init[cell]) ?? [];
    return choices.map((value) => {
      const stored = encodeValue(value, variable.type, model.enums, model.sets);
      if (stored === undefined) {
        throw new ModelError("model/out-of-range", `"${variable.name}" cannot start with ${JSON.stringify(value)}`);
      }
      return stored;
    });
  });
}
