import { cellsOf, literalOf, rangeOf, shapeOf, type Type, type Variable } from "../../model";
import { NOTHING_KNOWN } from "../lower";
import { canHalt } from "../step-text";
import { cellValues, constantLiterals, literalFor } from "../stored-value";
import { named } from "../symbols";
import { commentText } from "../text";
import { type PromelaContext, scopeOf, textOf } from "./context";

/** Constants, types, and the variables of the state with their initial values. */
export function declarations(context: PromelaContext): readonly (readonly string[])[] {
  return [constants(context), enums(context), tables(context), variables(context), locals(context), running(context)];
}

function constants({ model, symbols, observed }: PromelaContext): readonly string[] {
  return [
    `#define ${symbols.none} -1 /* no element */`,
    ...Object.keys(model.sets).flatMap((set) =>
      (symbols.elements.get(set) ?? []).map((element, position) => `#define ${element} ${String(position)}`),
    ),
    ...model.processes.flatMap(({ name }, position) =>
      observed.has(name)
        ? [...(symbols.processes[position]?.labels.values() ?? [])].map((label, at) => `#define ${label} ${String(at)}`)
        : [],
    ),
  ];
}

function enums({ model, symbols }: PromelaContext): readonly string[] {
  return Object.keys(model.enums).flatMap((name) => {
    const values = [...(symbols.enumValues.get(name)?.values() ?? [])];
    return values.length === 0 ? [] : [`mtype:${named(symbols.enums, name)} = { ${values.join(", ")} };`];
  });
}

/** Constant tables as macros: the cell by its position. */
function tables(context: PromelaContext): readonly string[] {
  const { model, symbols, writer } = context;
  return model.variables
    .filter(({ constant }) => constant)
    .flatMap((variable) => {
      const cells = constantLiterals(variable, cellsOf(shapeOf(variable.index, model.sets)).length);
      const values = cells.map((literal) => writer.write(literal, scopeOf(context)));
      const last = values.at(-1);
      if (last === undefined) return [];
      const identifier = named(symbols.variables, variable.name);
      if (variable.index.length === 0) return [`#define ${identifier} ${last}`];
      const tests = values.slice(0, -1).map((value, cell) => `(i) == ${String(cell)} -> ${value} : (`);
      const whole = tests.length === 0 ? last : `(${tests.join("")}${last}${")".repeat(tests.length)})`;
      return [`#define ${identifier}(i) ${whole}${comment(variable.doc)}`];
    });
}

function variables(context: PromelaContext): readonly string[] {
  return context.model.variables
    .filter(({ constant }) => !constant)
    .flatMap((variable) => declaration(variable, context));
}

function declaration(variable: Variable, context: PromelaContext): readonly string[] {
  const { model, layout, symbols, started, writer } = context;
  const [first = []] = context.initial;
  const stored = cellValues(variable.name, layout.slots, first);
  const [only] = stored;
  if (only === undefined) return [];
  const text = (value: number): string => writer.write(literalFor(value, variable.type, model), scopeOf(context));
  const same = stored.every((value) => value === only);
  const initial = started !== undefined || same ? text(only) : `{ ${stored.map(text).join(", ")} }`;
  const size = variable.index.length === 0 ? "" : `[${String(stored.length)}]`;
  const identifier = named(symbols.variables, variable.name);
  return [`${typeText(variable.type, context)} ${identifier}${size} = ${initial};${comment(variable.doc)}`];
}

/** The locals of processes are global: SPIN would add them to its own bookkeeping of a process. */
function locals(context: PromelaContext): readonly string[] {
  const { model, symbols, observed, writer, started } = context;
  return [
    ...model.processes.flatMap((process, position) => {
      const own = symbols.processes[position];
      const labelType = process.steps.length < 256 ? "byte" : "short";
      return [
        ...(observed.has(process.name)
          ? [`${labelType} ${own?.counter ?? ""} = ${named(own?.labels, process.entry)};`]
          : []),
        ...process.locals.map(({ name, type, init }) => {
          const value = writer.write(literalOf(init, type), scopeOf(context));
          return `${typeText(type, context)} ${named(own?.locals, name)} = ${value};`;
        }),
      ];
    }),
    ...(started === undefined ? [] : [`bool ${started} = false; /* an initial state has been made */`]),
  ];
}

function running(context: PromelaContext): readonly string[] {
  const { model, symbols } = context;
  if (context.running === undefined) return [];
  const halted = `#define ${symbols.halted} (${textOf(model.halted, NOTHING_KNOWN, context)})`;
  const parts = [
    ...(context.started === undefined ? [] : [context.started]),
    ...(canHalt(model) ? [`!${symbols.halted}`] : []),
  ];
  return [...(canHalt(model) ? [halted] : []), `#define ${context.running} (${parts.join(" && ")})`];
}

function typeText(type: Type, { model, symbols }: PromelaContext): string {
  if (type.kind === "bool") return "bool";
  if (type.kind === "enum") return `mtype:${named(symbols.enums, type.name)}`;
  const { min, max } = rangeOf(type, model.enums, model.sets);
  if (min >= 0 && max <= 255) return "byte";
  return min >= -(2 ** 15) && max < 2 ** 15 ? "short" : "int";
}

function comment(doc: string): string {
  const text = commentText(doc);
  return text === "" ? "" : ` /* ${text} */`;
}
