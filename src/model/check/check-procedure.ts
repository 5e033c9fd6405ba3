import { expressionType } from "../expression-type";
import { DONE } from "../model";
import type { Alternative, CallStep, DecisionStep, Event, Mark, Procedure, Step, Target } from "../program";
import type { Type } from "../type";
import { checkArguments } from "./check-arguments";
import { checkInitial, checkType } from "./check-declarations";
import { checkExpr, expectType } from "./check-expr";
import { checkGhostStatements, checkNoGhost } from "./check-ghost";
import { type Assignable, checkBoundName, checkSentence, checkStatements } from "./check-statement";
import { binding, type CheckContext, type CheckScope, typingOf } from "./context";
import { reachableLabels, targetsOf } from "./flow";

const bool: Type = { kind: "bool" };

/** One procedure: its names, its steps and where they lead. */
export function checkProcedure(procedure: Procedure, context: CheckContext, decisions: "allowed" | "woven"): void {
  const where = { procedure: procedure.name };
  const labels = procedure.body.map((step) => step.label);
  const names = [...procedure.params, ...procedure.locals].map(({ name }) => name);
  context.unique("steps", labels, (label) => ({ ...where, label }));
  context.unique("locals or parameters", names, () => where);
  context.unique("exits", procedure.exits, () => where);
  for (const name of names) {
    if (name.startsWith("$")) context.report("model/reserved-name", `"${name}" begins with "$"`, where);
  }
  for (const param of procedure.params) checkType(param.type, context, where);
  for (const local of procedure.locals) {
    if (checkType(local.type, context, where)) checkInitial(local.init, local.type, local.name, context, where);
  }
  if (procedure.body.length === 0) context.report("model/empty-procedure", "the procedure has no step", where);
  const locals = new Map([...procedure.params, ...procedure.locals].map(({ name, type }) => [name, type]));
  const assignable = new Set(procedure.locals.map(({ name }) => name));
  const reached = decisions === "allowed" ? reachableLabels(procedure.body) : new Set(labels);
  for (const step of procedure.body) {
    const scope: CheckScope = { context, where: { ...where, label: step.label }, locals, process: true };
    checkLabel(step, scope);
    if (!reached.has(step.label)) context.report("model/unreachable-step", "nothing leads to this step", scope.where);
    for (const target of targetsOf(step)) checkTarget(target, procedure, labels, scope);
    checkStep(step, scope, assignable, decisions);
  }
}

function checkLabel({ label }: Step, { context, where }: CheckScope): void {
  if (label === DONE || label === "" || label.startsWith("$") || label.includes("/")) {
    const message = `a label cannot be "${label}": "${DONE}", a leading "$" and "/" have a meaning after inlining`;
    context.report("model/reserved-name", message, where);
  }
}

function checkTarget(target: Target, procedure: Procedure, labels: readonly string[], scope: CheckScope): void {
  const { context, where } = scope;
  if (target.kind === "label" && !labels.includes(target.label)) {
    context.unknown("model/unknown-label", "step", target.label, labels, where);
  } else if (target.kind === "exit" && !procedure.exits.includes(target.exit)) {
    context.unknown("model/unknown-exit", "exit", target.exit, procedure.exits, where);
  }
}

function checkStep(step: Step, scope: CheckScope, assignable: Assignable, decisions: "allowed" | "woven"): void {
  switch (step.kind) {
    case "step":
      checkMarks(step.marks, scope);
      for (const alternative of step.alternatives) checkAlternative(alternative, scope, assignable);
      break;
    case "call":
      checkCall(step, scope);
      break;
    case "decide":
      if (decisions === "woven") {
        scope.context.report("model/open-decision", `the decision "${step.point}" was not woven`, scope.where);
      }
      checkDecision(step, scope, assignable);
      break;
  }
}

function checkMarks(marks: readonly Mark[], scope: CheckScope): void {
  for (const mark of marks) expectType(mark.when, bool, scope);
}

function checkAlternative(alternative: Alternative, outer: CheckScope, assignable: Assignable): void {
  const { context, where } = outer;
  const { choose } = alternative;
  let scope = outer;
  if (choose !== undefined) {
    context.hasSet(choose.set, where);
    checkBoundName(choose.bind, outer);
    scope = binding(outer, choose.bind, choose.set);
    expectType(choose.where, bool, scope);
    checkNoGhost(choose.where, "a choice", context, where);
  }
  expectType(alternative.when, bool, scope);
  checkNoGhost(alternative.when, "a guard", context, where);
  for (const event of alternative.events) checkEvent(event, scope);
  checkStatements(alternative.do, scope, assignable);
  checkGhostStatements(alternative.do, context, where);
  checkSentence(alternative.text, scope);
}

function checkEvent(event: Event, scope: CheckScope): void {
  const { context, where } = scope;
  for (const arg of Object.values(event.args)) checkExpr(arg, scope);
  const types = Object.entries(event.args).map(([name, arg]): [string, Type | undefined] => [
    name,
    expressionType(arg, typingOf(scope)),
  ]);
  const sites = context.events.get(event.name) ?? [];
  context.events.set(event.name, [...sites, { where, args: new Map(types) }]);
}

function checkCall(step: CallStep, scope: CheckScope): void {
  const { context, where } = scope;
  const callee = context.procedures.get(step.procedure);
  if (callee === undefined) {
    context.unknown("model/unknown-procedure", "procedure", step.procedure, context.procedures.keys(), where);
    for (const arg of Object.values(step.args)) checkExpr(arg, scope);
    return;
  }
  checkArguments(step.args, callee, scope);
  for (const exit of callee.exits) {
    if (Object.hasOwn(step.exits, exit)) continue;
    context.report(
      "model/missing-exit",
      `the call does not say where the exit "${exit}" of "${callee.name}" leads`,
      where,
    );
  }
  for (const exit of Object.keys(step.exits)) {
    if (!callee.exits.includes(exit)) {
      context.unknown("model/unknown-exit", `exit of "${callee.name}"`, exit, callee.exits, where);
    }
  }
}

function checkDecision(step: DecisionStep, scope: CheckScope, assignable: Assignable): void {
  const { context, where } = scope;
  for (const [name, expr] of Object.entries(step.scope)) {
    checkExpr(expr, scope);
    checkNoGhost(expr, `the name "${name}", which rules may read,`, context, where);
  }
  for (const { do: effects, text } of Object.values(step.continuations)) {
    checkStatements(effects, scope, assignable);
    checkGhostStatements(effects, context, where);
    checkSentence(text, scope);
  }
  context.unique(
    "locks",
    step.locks.map(({ lock }) => lock),
    () => where,
  );
  for (const effects of [...step.locks.map(({ release }) => release), step.submit]) {
    checkStatements(effects, scope, assignable);
    checkGhostStatements(effects, context, where);
  }
}
