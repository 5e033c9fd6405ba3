import type { ModelAlternative, ModelStep } from "../../model";
import { bindName } from "../expression-writer";
import { NOTHING_KNOWN } from "../lower";
import { canHalt, possibleAlternatives, stepComment } from "../step-text";
import { named } from "../symbols";
import { commentText, indented } from "../text";
import { partOf, scopeOf, type TlaContext, textOf } from "./context";
import { effectsOf } from "./effects";
import { wrapped } from "./wrap";

/** An action for each step, named after its process and label, with its alternatives; then one for each process. */
export function actions(context: TlaContext): readonly (readonly string[])[] {
  return context.model.processes.flatMap((process, position) =>
    process.steps.map((step) => action(step, position, context)),
  );
}

function action(step: ModelStep, process: number, context: TlaContext): readonly string[] {
  const { model, symbols } = context;
  const own = symbols.processes[process];
  const label = named(own?.labels, step.label);
  const alternatives = possibleAlternatives(step, model).map((alternative) =>
    alternativeLines(alternative, process, context),
  );
  return [
    `\\* ${stepComment(step)}`,
    `${label} ==`,
    `  /\\ ${own?.counter ?? ""} = "${label}"`,
    ...(canHalt(model) ? [`  /\\ ~${symbols.halted}`] : []),
    ...(alternatives.length === 0 ? ["  /\\ FALSE"] : []),
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
  const changed = new Map([...final, [own?.counter ?? "", `"${named(own?.labels, alternative.next)}"`]]);
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
