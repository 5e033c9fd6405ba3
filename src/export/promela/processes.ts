import { DONE, type Expr, type ModelAlternative, type ModelStep, type Process } from "../../model";
import { type Known, NOTHING_KNOWN } from "../lower";
import { stepComment } from "../step-text";
import { requirements } from "../subject";
import { named } from "../symbols";
import { commentText, indented } from "../text";
import { type PromelaContext, textOf } from "./context";
import { statementLines } from "./statements";

/** A process type for each process; a label for each of its steps, one `d_step` and `goto` for each transition. */
export function processes(context: PromelaContext): readonly (readonly string[])[] {
  return context.model.processes.map((process, position) => {
    const labels = labelsOf(process, context);
    const entry = process.steps.filter(({ label }) => label === process.entry);
    const others = process.steps.filter(({ label }) => label !== process.entry);
    const doc = commentText(process.doc);
    return [
      ...(doc === "" ? [] : [`/* ${doc} */`]),
      `active proctype ${context.proctypes[position] ?? ""}()`,
      "{",
      ...[...entry, ...others].flatMap((step) => stepLines(step, position, labels, context)),
      `${named(labels, DONE)}:`,
      "  false",
      "}",
    ];
  });
}

/** SPIN takes a process that stands at a label beginning with `end` for one that may stop there. */
function labelsOf(process: Process, context: PromelaContext): ReadonlyMap<string, string> {
  const names = context.names.inner();
  return new Map(
    [...process.steps.map(({ label }) => label), DONE].map((label) => [
      label,
      names.declare(`${label === DONE || !process.mustFinish ? "end" : "at"}_${label}`),
    ]),
  );
}

function stepLines(
  step: ModelStep,
  process: number,
  labels: ReadonlyMap<string, string>,
  context: PromelaContext,
): readonly string[] {
  const options = step.alternatives.flatMap((alternative) =>
    bindings(alternative, context).flatMap((known) => option(alternative, known, process, labels, context)),
  );
  return [
    `${named(labels, step.label)}: /* ${stepComment(step)} */`,
    ...indented(options.length === 0 ? ["false;"] : ["if", ...options, "fi;"]),
  ];
}

/** What an alternative may bind: one element after the other, or nothing. */
function bindings({ choose }: ModelAlternative, { lowerer }: PromelaContext): readonly Known[] {
  if (choose === undefined) return [NOTHING_KNOWN];
  return lowerer.elements(choose.set).map((element) => new Map([[choose.bind, element]]));
}

/** One option of a selection; nothing where it is known never to be enabled. */
function option(
  alternative: ModelAlternative,
  known: Known,
  process: number,
  labels: ReadonlyMap<string, string>,
  context: PromelaContext,
): readonly string[] {
  const { symbols, lowerer, subject, observed, model } = context;
  const own = symbols.processes[process];
  const conditions = [...(alternative.choose === undefined ? [] : [alternative.choose.where]), alternative.when].map(
    (condition) => lowerer.lower(condition, known),
  );
  if (conditions.some((condition) => isBool(condition, false))) return [];
  const kept = conditions.filter((condition) => !isBool(condition, true));
  const guard = [
    ...(context.running === undefined ? [] : [context.running]),
    ...(kept.length === 0 ? [] : [textOf(conjunction(kept), known, context, process)]),
  ];
  const lines = [
    ...requirements(alternative.assertions, subject).map(
      (require) => `assert(${textOf(require, known, context, process)});`,
    ),
    ...statementLines(alternative.do, known, process, context),
    ...(observed.has(model.processes[process]?.name ?? "")
      ? [`${own?.counter ?? ""} = ${named(own?.labels, alternative.next)};`]
      : []),
  ];
  const first =
    guard.length === 0 ? "true" : guard.length === 1 ? (guard[0] ?? "") : guard.map(inParentheses).join(" && ");
  const text = comment(alternative);
  return [
    `:: d_step { ${first}${lines.length === 0 ? "" : " ->"}${text}`,
    ...indented(lines, 5),
    `   }; goto ${named(labels, alternative.next)}`,
  ];
}

function conjunction(conditions: readonly Expr[]): Expr {
  const [only] = conditions;
  return conditions.length === 1 && only !== undefined ? only : { kind: "and", of: conditions };
}

function isBool(expr: Expr, value: boolean): boolean {
  return expr.kind === "bool" && expr.value === value;
}

function inParentheses(text: string): string {
  return /^\w+$/.test(text) ? text : `(${text})`;
}

function comment({ rule }: ModelAlternative): string {
  return rule === undefined ? "" : ` /* ${commentText(rule)} */`;
}
