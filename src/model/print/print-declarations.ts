import type { Local, Parameter, Variable } from "../program";
import type { Type, Value } from "../type";
import { printType } from "./print-type";
import type { PrintStyle } from "./style";
import { columns, type Row } from "./wrap";

interface Declared {
  readonly enums: Readonly<Record<string, readonly string[]>>;
  readonly sets: Readonly<Record<string, readonly string[]>>;
  readonly variables: readonly Variable[];
}

/** A titled list of rows; nothing for an empty one. */
export function section(title: string, rows: readonly Row[], style: PrintStyle): readonly string[] {
  return rows.length === 0 ? [] : [title, ...columns(rows, 2, style.width), ""];
}

export function declarationLines({ enums, sets, variables }: Declared, style: PrintStyle): readonly string[] {
  const listed = (lists: Readonly<Record<string, readonly string[]>>): readonly Row[] =>
    Object.entries(lists).map(([head, values]) => ({ head, text: values.join(", ") }));
  return [
    ...section("enumerations", listed(enums), style),
    ...section("index sets", listed(sets), style),
    ...section(
      "variables",
      variables.map((variable) => variableRow(variable, style)),
      style,
    ),
  ];
}

function variableRow(variable: Variable, style: PrintStyle): Row {
  const { name, type, index, constant, ghost, doc } = variable;
  const kinds = `${constant ? " constant" : ""}${ghost ? " ghost" : ""}`;
  const cells = variable.init.map((choices) => choices.map((value) => valueText(value, type, style)).join(" | "));
  const initial = cells.every((cell) => cell === cells[0]) ? cells.slice(0, 1) : cells;
  const text = `${printType(type)} = ${initial.join(", ")}${kinds === "" ? "" : `  [${kinds.slice(1)}]`}`;
  return {
    head: index.length === 0 ? name : `${name}[${index.join(", ")}]`,
    text: doc === "" ? text : `${text}  ${doc}`,
  };
}

/** `x: 0..3 = 0, p: page or none = none` */
export function localsText(locals: readonly Local[], style: PrintStyle): string {
  return locals
    .map(({ name, type, init }) => `${name.replace(/^\$/, "")}: ${printType(type)} = ${valueText(init, type, style)}`)
    .join(", ");
}

export function parametersText(params: readonly Parameter[]): string {
  return params.map(({ name, type }) => `${name}: ${printType(type)}`).join(", ");
}

function valueText(value: Value, type: Type, style: PrintStyle): string {
  if (type.kind !== "element") return String(value);
  return value === null ? "none" : (style.names.sets?.[type.set]?.[Number(value)] ?? `${type.set}#${String(value)}`);
}
