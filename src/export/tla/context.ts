import type { Expr, Model } from "../../model";
import type { WriteScope } from "../expression-writer";
import { type Known, Lowerer } from "../lower";
import { Names } from "../names";
import type { Subject } from "../subject";
import { named, type Symbols, symbolsOf } from "../symbols";
import { TlaWriter } from "./expression";
import { type Part, partsOf } from "./parts";
import { isReserved } from "./reserved";

/** What every part of a TLA+ module is written with. */
export interface TlaContext {
  readonly model: Model;
  readonly subject: Subject;
  readonly module: string;
  readonly names: Names;
  readonly symbols: Symbols;
  readonly writer: TlaWriter;
  readonly lowerer: Lowerer;
  /** The identifiers of all variables of the state. */
  readonly stateVariables: readonly string[];
  /** The actions that fairness speaks of: by process, then by the position of the step. */
  readonly parts: readonly (readonly (readonly Part[])[])[];
  /**
   * A variable that every step changes; undefined where there is none. To TLA+ a step that changes nothing is no step, and
   * fairness asks for one that does; to the model it is one like any other.
   */
  readonly beat: string | undefined;
}

export function tlaContext(model: Model, subject: Subject): TlaContext {
  const names = new Names(isReserved);
  const symbols = symbolsOf(model, names);
  const module = names.declare(model.name, `${model.name}_model`);
  const beat = subject.kind === "leads-to" ? names.declare("beat") : undefined;
  const variables = model.variables.filter(({ constant }) => !constant);
  return {
    model,
    subject,
    module,
    names,
    symbols,
    writer: new TlaWriter(model, symbols),
    lowerer: new Lowerer(model, { expandQuantifiers: false, hasCount: true }),
    stateVariables: [
      ...variables.map(({ name }) => named(symbols.variables, name)),
      ...symbols.processes.map(({ counter }) => counter),
      ...symbols.processes.flatMap(({ locals }) => [...locals.values()]),
      ...(beat === undefined ? [] : [beat]),
    ],
    parts: partsOf(model, symbols, names),
    beat,
  };
}

/** The scope of a process's steps, or, without one, of properties. */
export function scopeOf(context: TlaContext, process?: number): WriteScope {
  return { process, bound: new Map(), names: context.names };
}

/** An expression as text that stands alone. */
export function textOf(expr: Expr, scope: WriteScope, known: Known, context: TlaContext): string {
  return context.writer.write(context.lowerer.lower(expr, known), scope);
}

/** An expression as text that is one of the parts of a conjunction. */
export function partOf(expr: Expr, scope: WriteScope, known: Known, context: TlaContext): string {
  return context.writer.writePart(context.lowerer.lower(expr, known), scope);
}

/** An expression as text on the right of an equals sign. */
export function operandOf(expr: Expr, scope: WriteScope, known: Known, context: TlaContext): string {
  return context.writer.writeOperand(context.lowerer.lower(expr, known), scope);
}
