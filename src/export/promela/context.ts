import { type Expr, type Layout, layoutOf, type Model, type State, visitExpr } from "../../model";
import type { WriteScope } from "../expression-writer";
import { initialStates } from "../initial-states";
import { type Known, Lowerer } from "../lower";
import { modelExprs } from "../model-exprs";
import { Names } from "../names";
import { canHalt } from "../step-text";
import type { Subject } from "../subject";
import { type Symbols, symbolsOf } from "../symbols";
import { PromelaWriter } from "./expression";
import { isReserved } from "./reserved";
import { needsSetup } from "./setup";

/** What every part of a Promela file is written with. */
export interface PromelaContext {
  readonly model: Model;
  readonly subject: Subject;
  readonly layout: Layout;
  readonly names: Names;
  readonly symbols: Symbols;
  readonly writer: PromelaWriter;
  readonly lowerer: Lowerer;
  /** Names of the processes. */
  readonly proctypes: readonly string[];
  /** Processes whose label others ask for: they keep it in a variable too. */
  readonly observed: ReadonlySet<string>;
  readonly initial: readonly State[];
  /** A variable that a step of its own sets once it has made the initial state; undefined where none is needed. */
  readonly started: string | undefined;
  /** What every step waits for; undefined where nothing. */
  readonly running: string | undefined;
}

export function promelaContext(model: Model, subject: Subject): PromelaContext {
  const names = new Names(isReserved);
  const symbols = symbolsOf(model, names);
  const layout = layoutOf(model);
  const initial = initialStates(model);
  const started = needsSetup(initial, layout) ? names.declare("started") : undefined;
  const proctypes = model.processes.map(({ name }) => names.declare(name, `${name}_process`));
  // The verifier calls the process type p `Pp`.
  for (const proctype of proctypes) names.declare(`P${proctype}`);
  return {
    model,
    subject,
    layout,
    names,
    symbols,
    writer: new PromelaWriter(model, symbols),
    lowerer: new Lowerer(model, { expandQuantifiers: true, hasCount: false }),
    proctypes,
    observed: observedProcesses(model, subject),
    initial,
    started,
    running: started !== undefined || canHalt(model) ? names.declare("running") : undefined,
  };
}

/** The scope of a process's steps, or, without one, of properties. */
export function scopeOf(context: PromelaContext, process?: number): WriteScope {
  return { process, bound: new Map(), names: context.names };
}

/** An expression as text, bound names replaced by the elements that they stand for. */
export function textOf(expr: Expr, known: Known, context: PromelaContext, process?: number): string {
  return context.writer.write(context.lowerer.lower(expr, known), scopeOf(context, process));
}

function observedProcesses(model: Model, subject: Subject): ReadonlySet<string> {
  const observed = new Set<string>();
  for (const whole of modelExprs(model, subject)) {
    visitExpr(whole, (expr) => {
      if (expr.kind === "at-label") observed.add(expr.process);
    });
  }
  return observed;
}
