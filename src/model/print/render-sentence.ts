import type { Expr } from "../expression";
import { expressionType, type Typing } from "../expression-type";
import type { Model, ModelAlternative, Process } from "../model";
import type { Sentence } from "../statement";
import { showValue } from "../value";

/**
 * A sentence with its values filled in, elements and enumeration values by name. `evaluate` gives the stored number of
 * an expression in the state before the step; `typing` says what the names are (see `alternativeTyping`).
 */
export function renderSentence(
  sentence: Sentence,
  evaluate: (expr: Expr) => number,
  typing: Typing,
  model: Pick<Model, "enums" | "sets">,
): string {
  return sentence
    .map((part) => {
      if (typeof part === "string") return part;
      const type = expressionType(part, typing);
      const value = evaluate(part);
      return type === undefined ? String(value) : showValue(value, type, model.enums, model.sets);
    })
    .join("");
}

/** The types of the names that an alternative of a process may read, its chosen element included. */
export function alternativeTyping(model: Model, process: Process, alternative: ModelAlternative): Typing {
  const { choose } = alternative;
  return {
    variable: (name) => model.variables.find((variable) => variable.name === name)?.type,
    local: (name) =>
      choose?.bind === name
        ? { kind: "element", set: choose.set, none: false }
        : process.locals.find((local) => local.name === name)?.type,
  };
}
