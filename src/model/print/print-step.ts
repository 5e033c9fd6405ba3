import type { ActionStep, CallStep, DecisionStep, Event, Step, Target } from "../program";
import { isTrue, printAlternative } from "./print-alternative";
import { type PrintNames, printExpr } from "./print-expr";
import { printStatements } from "./print-statement";
import type { PrintStyle } from "./style";
import { glued, type Row } from "./wrap";

/** A step of the procedure `within`, followed by the step labelled `following`. */
export function stepRows(step: Step, within: string, following: string | undefined, style: PrintStyle): readonly Row[] {
  switch (step.kind) {
    case "step":
      return actionRows(step, within, following, style);
    case "call":
      return [{ head: step.label, text: callText(step, following, style) }];
    case "decide":
      return decisionRows(step, following, style);
  }
}

function actionRows(
  step: ActionStep,
  within: string,
  following: string | undefined,
  style: PrintStyle,
): readonly Row[] {
  const alone = step.alternatives.length === 1;
  const lines = step.alternatives.map((alternative) =>
    printAlternative(
      {
        ...alternative,
        notes: (names) => alternative.events.map((event) => printEvent(event, names)),
        next: goesTo(alternative.next, following),
      },
      alone,
      style,
    ),
  );
  const about = [
    ...(step.fn === within ? [] : [`(${step.fn})`]),
    ...(step.agent === "kernel" ? [] : [`[${step.agent}]`]),
  ].join("  ");
  const texts = lines.length === 0 ? ["waits forever"] : lines;
  const rows = texts.map((text, at) => ({
    head: at === 0 ? step.label : "",
    text: [text, ...(at === texts.length - 1 ? [glued(about)] : [])].join(" ").trimEnd(),
  }));
  const marks = step.marks.map((mark) => ({
    head: "",
    text: `marks ${mark.id}${isTrue(mark.when) ? "" : ` if ${printExpr(mark.when, style.names)}`}`,
  }));
  return [...rows, ...marks];
}

function callText(step: CallStep, following: string | undefined, style: PrintStyle): string {
  const args = Object.entries(step.args).map(([name, arg]) => `${name}: ${printExpr(arg, style.names)}`);
  const exits = Object.entries(step.exits).map(([exit, target]) => {
    const next = goesTo(target, following);
    return next === "" ? exit : `${exit} ${style.arrow} ${next}`;
  });
  return [`calls ${step.procedure}(${args.join(", ")})`, ...exits].join("; ");
}

function decisionRows(step: DecisionStep, following: string | undefined, style: PrintStyle): readonly Row[] {
  const { names, arrow } = style;
  const where = step.label === step.point ? [] : [`at ${step.label}`];
  const scope = Object.entries(step.scope).map(([name, expr]) => `${name} = ${printExpr(expr, names)}`);
  return [
    { head: `${style.rule} ${step.point}`, text: [...where, `(${step.fn})`].join("  ") },
    ...(scope.length === 0 ? [] : [{ head: "", text: `rules may read: ${scope.join(", ")}` }]),
    ...Object.entries(step.continuations).map(([action, at]) => {
      const next = goesTo(at.next, following);
      const effects = at.do.length === 0 ? [] : [printStatements(at.do, names)];
      const parts = [`${action}:`, ...effects, ...(next === "" ? [] : [arrow, next])];
      return { head: "", text: parts.length === 1 ? `${action}: goes on` : parts.join(" ") };
    }),
    ...step.locks.map((lock) => ({
      head: "",
      text: `wait may drop ${lock.lock}: ${[printStatements(lock.release, names), arrow, targetText(lock.restart)].filter((part) => part !== "").join(" ")}`,
    })),
    ...(step.submit.length === 0 ? [] : [{ head: "", text: `submit: ${printStatements(step.submit, names)}` }]),
  ];
}

function printEvent(event: Event, names: PrintNames): string {
  const args = Object.entries(event.args).map(([name, arg]) => `${name}: ${printExpr(arg, names)}`);
  return `${glued(`! ${event.name}`)}(${args.join(", ")})`;
}

/** A label or an exit; empty for the step that follows. */
function goesTo(target: Target, following: string | undefined): string {
  return target.kind === "label" && target.label === following ? "" : targetText(target);
}

function targetText(target: Target): string {
  return target.kind === "label" ? target.label : `exit ${target.exit}`;
}
