import { cellsOf, literalOf, rangeOf, shapeOf, type Type, type Value, type Variable } from "../../model";
import { NOTHING_KNOWN } from "../lower";
import { constantLiterals } from "../stored-value";
import { named } from "../symbols";
import { commentText } from "../text";
import { scopeOf, type TlaContext, textOf } from "./context";
import { wrapped } from "./wrap";

/** Elements and sets, constant tables, the variables, what they may hold, and how they begin. */
export function declarations(context: TlaContext): readonly (readonly string[])[] {
  const { model, stateVariables } = context;
  const constants = model.variables.filter(({ constant }) => constant);
  return [
    sets(context),
    constants.flatMap((variable) => constantTable(variable, context)),
    ["VARIABLES", ...wrapped(stateVariables, "  ", "")],
    wrapped(stateVariables, "vars == <<", ">>"),
    typeInvariant(context),
    init(context),
  ];
}

function sets({ model, symbols }: TlaContext): readonly string[] {
  return [
    `${symbols.none} == -1 \\* no element`,
    ...Object.entries(model.sets).flatMap(([set, elements]) => [
      ...(symbols.elements.get(set) ?? []).map((element, position) => `${element} == ${String(position)}`),
      `${named(symbols.sets, set)} == 0 .. ${String(elements.length - 1)}`,
    ]),
    ...Object.keys(model.enums).map((name) => {
      const values = [...(symbols.enumValues.get(name)?.values() ?? [])];
      return `${named(symbols.enums, name)} == {${values.map((value) => `"${value}"`).join(", ")}}`;
    }),
  ];
}

function constantTable(variable: Variable, context: TlaContext): readonly string[] {
  const { model, symbols, writer } = context;
  const cells = constantLiterals(variable, cellsOf(shapeOf(variable.index, model.sets)).length);
  const values = cells.map((literal) => writer.write(literal, scopeOf(context)));
  const doc = commentText(variable.doc);
  return [
    ...(doc === "" ? [] : [`\\* ${doc}`]),
    `${named(symbols.variables, variable.name)} == ${table(variable, values, context)}`,
  ];
}

/** A value, or the function that gives each cell its value. */
function table(variable: Variable, values: readonly string[], context: TlaContext): string {
  const { model } = context;
  if (variable.index.length === 0) return values[0] ?? context.symbols.none;
  const { binds, header } = indices(variable, context);
  const last = values.at(-1) ?? "0";
  if (values.every((value) => value === last)) return `[${header} |-> ${last}]`;
  const arms = cellsOf(shapeOf(variable.index, model.sets))
    .slice(0, -1)
    .map((cell, position) => {
      const tests = cell.map(
        (at, dimension) => `${binds[dimension] ?? ""} = ${elementText(variable, dimension, at, context)}`,
      );
      return `${tests.join(" /\\ ")} -> ${values[position] ?? last}`;
    });
  return `[${header} |-> CASE ${[...arms, `OTHER -> ${last}`].join(" [] ")}]`;
}

function indices(
  variable: Variable,
  { names, symbols }: TlaContext,
): { readonly binds: readonly string[]; readonly header: string } {
  const inner = names.inner();
  const binds = variable.index.map(() => inner.declare("i"));
  const header = variable.index.map((set, position) => `${binds[position] ?? ""} \\in ${named(symbols.sets, set)}`);
  return { binds, header: header.join(", ") };
}

function elementText(variable: Variable, dimension: number, at: number, { symbols }: TlaContext): string {
  return symbols.elements.get(variable.index[dimension] ?? "")?.[at] ?? String(at);
}

/** All functions from the cells of a variable to a set of values, or that set. */
function functions(variable: Variable, values: string, { symbols }: TlaContext): string {
  if (variable.index.length === 0) return values;
  return `[${variable.index.map((set) => named(symbols.sets, set)).join(" \\X ")} -> ${values}]`;
}

/** What each variable may hold; a step that stores anything else is an error of the model. */
function typeInvariant(context: TlaContext): readonly string[] {
  const { model, symbols } = context;
  return [
    "TypeOK ==",
    ...model.variables
      .filter(({ constant }) => !constant)
      .map((variable) => {
        const values = functions(variable, typeText(variable.type, context), context);
        return `  /\\ ${named(symbols.variables, variable.name)} \\in ${values}`;
      }),
    ...model.processes.flatMap((process, position) => {
      const own = symbols.processes[position];
      const labels = [...(own?.labels.values() ?? [])].map((label) => `"${label}"`);
      return [
        `  /\\ ${own?.counter ?? ""} \\in {${labels.join(", ")}}`,
        ...process.locals.map(({ name, type }) => `  /\\ ${named(own?.locals, name)} \\in ${typeText(type, context)}`),
      ];
    }),
    ...(context.beat === undefined ? [] : [`  /\\ ${context.beat} \\in BOOLEAN`]),
  ];
}

function typeText(type: Type, { model, symbols }: TlaContext): string {
  switch (type.kind) {
    case "bool":
      return "BOOLEAN";
    case "enum":
      return named(symbols.enums, type.name);
    case "int": {
      const { min, max } = rangeOf(type, model.enums, model.sets);
      return `(${String(min)} .. ${String(max)})`;
    }
    case "element": {
      const set = named(symbols.sets, type.set);
      return type.none ? `(${set} \\cup {${symbols.none}})` : set;
    }
  }
}

function init(context: TlaContext): readonly string[] {
  const { model, symbols } = context;
  return [
    "Init ==",
    ...model.variables
      .filter(({ constant }) => !constant)
      .map((variable) => `  /\\ ${named(symbols.variables, variable.name)} ${initial(variable, context)}`),
    ...model.processes.flatMap((process, position) => {
      const own = symbols.processes[position];
      return [
        `  /\\ ${own?.counter ?? ""} = "${named(own?.labels, process.entry)}"`,
        ...process.locals.map(
          ({ name, type, init: value }) => `  /\\ ${named(own?.locals, name)} = ${valueText(value, type, context)}`,
        ),
      ];
    }),
    ...(context.beat === undefined ? [] : [`  /\\ ${context.beat} = FALSE`]),
    ...(model.initially.kind === "bool" && model.initially.value
      ? []
      : [`  /\\ (${textOf(model.initially, scopeOf(context), NOTHING_KNOWN, context)})`]),
  ];
}

/** `= value`, `= table` or `\in` all that it may be. */
function initial(variable: Variable, context: TlaContext): string {
  const cells = cellsOf(shapeOf(variable.index, context.model.sets));
  const choices = cells.map((_, cell) =>
    ((variable.init.length === 1 ? variable.init[0] : variable.init[cell]) ?? []).map((value) =>
      valueText(value, variable.type, context),
    ),
  );
  if (choices.every(({ length }) => length === 1)) return `= ${table(variable, choices.flat(), context)}`;
  const values = [...new Set(choices.flat())].join(", ");
  const all = functions(variable, `{${values}}`, context);
  const [first = []] = choices;
  if (choices.every((choice) => choice.join() === first.join())) return `\\in ${all}`;
  const f = context.names.inner().declare("f");
  const tests = cells.map((cell, position) => {
    const at = cell.map((index, dimension) => elementText(variable, dimension, index, context)).join(", ");
    return `${f}[${at}] \\in {${choices[position]?.join(", ") ?? ""}}`;
  });
  return `\\in {${f} \\in ${all} : ${tests.join(" /\\ ")}}`;
}

function valueText(value: Value, type: Type, context: TlaContext): string {
  return context.writer.write(literalOf(value, type), scopeOf(context));
}
