import { type Model, rangeOf, type Type, type Variable } from "../../model";
import { named } from "../symbols";
import { commentText, indented } from "../text";
import type { MurphiContext } from "./context";

/** Constants for the elements of the index sets, types, and the variables of the state. */
export function declarations(context: MurphiContext): readonly (readonly string[])[] {
  return [
    ["const", ...indented(constants(context))],
    ["type", ...indented(types(context))],
    ["var", ...indented(variables(context))],
  ];
}

function constants({ model, symbols }: MurphiContext): readonly string[] {
  return [
    `${symbols.none}: -1; -- no element`,
    ...Object.keys(model.sets).flatMap((set) =>
      (symbols.elements.get(set) ?? []).map((element, position) => `${element}: ${String(position)};`),
    ),
  ];
}

function types({ model, symbols }: MurphiContext): readonly string[] {
  const enums = Object.keys(model.enums).flatMap((name) => {
    const values = [...(symbols.enumValues.get(name)?.values() ?? [])];
    return values.length === 0 ? [] : [`${named(symbols.enums, name)}: enum { ${values.join(", ")} };`];
  });
  const sets = Object.entries(model.sets).flatMap(([set, elements]) =>
    elements.length === 0 ? [] : [`${named(symbols.sets, set)}: 0 .. ${String(elements.length - 1)};`],
  );
  const labels = symbols.processes.map(
    ({ labelType, labels }) => `${labelType}: enum { ${[...labels.values()].join(", ")} };`,
  );
  return [...enums, ...sets, ...labels];
}

function variables(context: MurphiContext): readonly string[] {
  const { model, symbols } = context;
  return [
    ...model.variables
      .filter((variable) => hasCells(variable, model))
      .map((variable) => declaration(variable, context)),
    ...symbols.processes.map(({ counter, labelType }) => `${counter}: ${labelType};`),
    ...model.processes.flatMap((process, position) =>
      process.locals.map(
        ({ name, type }) => `${named(symbols.processes[position]?.locals, name)}: ${typeText(type, context)};`,
      ),
    ),
  ];
}

function declaration(variable: Variable, context: MurphiContext): string {
  const { symbols } = context;
  const arrays = variable.index.map((set) => `array [${named(symbols.sets, set)}] of `).join("");
  const doc = commentText(`${variable.constant ? "constant; " : ""}${variable.doc}`);
  const comment = doc === "" ? "" : ` -- ${doc}`;
  return `${named(symbols.variables, variable.name)}: ${arrays}${typeText(variable.type, context)};${comment}`;
}

function typeText(type: Type, { model, symbols }: MurphiContext): string {
  switch (type.kind) {
    case "bool":
      return "boolean";
    case "enum":
      return named(symbols.enums, type.name);
    case "int":
    case "element": {
      const { min, max } = rangeOf(type, model.enums, model.sets);
      return type.kind === "element" && !type.none ? named(symbols.sets, type.set) : `${String(min)} .. ${String(max)}`;
    }
  }
}

/** False for a variable over an empty index set: it is left out. */
export function hasCells(variable: Variable, model: Model): boolean {
  return variable.index.every((set) => (model.sets[set]?.length ?? 0) > 0);
}
