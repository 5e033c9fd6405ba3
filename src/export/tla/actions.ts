import type { ModelAlternative, ModelStep } from "../../model";
import { bindName } from "../expression-writer";
import { NOTHING_KNOWN } from "../lower";
import { canHalt, stepComment } from "../step-text";
import { named } from "../symbols";
import { commentText, indented } from "../text";
import { partOf, scopeOf, type TlaContext, textOf } from "./context";
import { effectsOf } from "./effects";
import type { Part } from "./parts";
import { wrapped } from "./wrap";

/**
 * An action for each step, named after its process and label, with its alternatives. Where they are not alike for
 * fairness, there is an action for each of its parts, and that of the step is any of them.
 */
export function actions(context: TlaContext): readonly (readonly string[])[] {
  return context.model.processes.flatMap((process, position) =>
    process.steps.flatMap((step, at) => stepActions(step, position, context.parts[position]?.[at] ?? [], context)),
  );
}

function stepActions(
  step: ModelStep,
  process: number,
  parts: readonly Part[],
  context: TlaContext,
): readonly (readonly string[])[] {
  const label = named(context.symbols.processes[process]?.labels, step.label);
  const comment = `\\* ${stepComment(step)}`;
  if (parts.length < 2) return [[comment, ...action(label, label, parts[0]?.alternatives ?? [], process, context)]];
  return [
    ...parts.map(({ name, agent, alternatives }) => [
      `\\* ${commentText(step.label)}, in part: ${agent}`,
      ...action(name, label, alternatives, process, context),
    ]),
    [comment, `${label} ==`, ...parts.map(({ name }) => `  \\/ ${name}`)],
  ];
}

function action(
  name: string,
  label: string,
  possible: readonly ModelAlternative[],
  process: number,
  context: TlaContext,
): readonly string[] {
  const { model, symbols } = context;
  const alternatives = possible.map((alternative) => alternativeLines(alternative, process, context));
  return [
    `${name} ==`,
    `  /\\ ${symbols.processes[process]?.counter ?? ""} = "${label}"`,
    ...(canHalt(model) ? [`  /\\ ~${symbols.halted}`] : []),
    ...(alternatives.length === 0 ? ["  /\\ FALSE", "  /\\ UNCHANGED vars"] : []),
    ...alternatives.flatMap((lines, position) =>
      lines.map((line, at) => (at > 0 ? `        ${line}` : position === 0 ? `  /\\ \\/ ${line}` : `     \\/ ${line}`)),
    ),
  ];
}

function alternativeLines(alternative: ModelAlternative, process: number, context: TlaContext): readonly string[] {
  const { symbols, stateVariables } = context;
  const { choose } = alternative;
  const own = symbols.processes[process];
  const outer = scopeOf(context, process);
  const { bind, inner: scope } = choose === undefined ? { bind: "", inner: outer } : bindName(choose.bind, outer);
  const conditions = [...(choose === undefined ? [] : [choose.where]), alternative.when]
    .map((condition) => partOf(condition, scope, NOTHING_KNOWN, context))
    .filter((condition) => condition !== "TRUE");
  const { definitions, final } = effectsOf(alternative.do, scope, NOTHING_KNOWN, context);
  const changed = new Map([
    ...final,
    [own?.counter ?? "", `"${named(own?.labels, alternative.next)}"`],
    ...(context.beat === undefined ? [] : ([[context.beat, `(~${context.beat})`]] as const)),
  ]);
  const unchanged = stateVariables.filter((variable) => !changed.has(variable));
  const updates = [
    ...[...changed].map(([variable, text]) => `/\\ ${variable}' = ${text}`),
    ...(unchanged.length === 0 ? [] : wrapped(unchanged, "/\\ UNCHANGED <<", ">>")),
  ];
  const lines = [
    ...conditions.map((condition) => `/\\ ${condition}`),
    ...(definitions.length === 0
      ? updates
      : [
          ...definitions.map(
            ({ name, text }, position) => `${position === 0 ? "/\\ LET " : "       "}${name} == ${text}`,
          ),
          "   IN",
          ...indented(updates, 5),
        ]),
    ...(alternative.rule === undefined ? [] : [`\\* ${commentText(alternative.rule)}`]),
  ];
  if (choose === undefined) return lines;
  return [`\\E ${bind} \\in ${named(symbols.sets, choose.set)} :`, ...indented(lines)];
}

/** True once nothing happens any more; nothing where that cannot be. */
export function haltedLines(context: TlaContext): readonly string[] {
  const { model, symbols } = context;
  if (!canHalt(model)) return [];
  return [`${symbols.halted} == ${textOf(model.halted, scopeOf(context), NOTHING_KNOWN, context)}`];
}
