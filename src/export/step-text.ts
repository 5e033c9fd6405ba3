import type { Model, ModelAlternative, ModelStep } from "../model";
import { commentText } from "./text";

/** One line about a step: the function it stands for, its file and its agent. */
export function stepComment(step: ModelStep): string {
  const where = step.file === "" ? step.fn : `${step.fn}, ${step.file}`;
  return commentText(`${step.label} (${where}): ${step.agent}`);
}

/** The name of a transition for traces: process, label, and the rule or the number of the alternative. */
export function transitionName(
  process: string,
  step: ModelStep,
  alternative: ModelAlternative,
  number: number,
): string {
  const which = alternative.rule ?? (step.alternatives.length > 1 ? String(number + 1) : undefined);
  return `${process}: ${step.label}${which === undefined ? "" : ` (${which})`}`;
}

/** The alternatives that can ever be enabled: those that choose from a set with elements, or do not choose. */
export function possibleAlternatives(step: ModelStep, model: Model): readonly ModelAlternative[] {
  return step.alternatives.filter(({ choose }) => choose === undefined || (model.sets[choose.set]?.length ?? 0) > 0);
}

/** True where the model can halt at all. */
export function canHalt(model: Model): boolean {
  return model.halted.kind !== "bool" || model.halted.value;
}
