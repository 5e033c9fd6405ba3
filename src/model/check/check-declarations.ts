import { shapeOf } from "../layout";
import { printType } from "../print/print-type";
import type { Variable } from "../program";
import { PROCESS_SET, type Type, type Value } from "../type";
import { encodeValue } from "../value";
import type { CheckContext } from "./context";
import type { ModelPlace } from "./diagnostic";
import { nearest } from "./nearest";

/** Enumerations, index sets, variables, processes: unique names, known types, initial values of their types. */
export function checkDeclarations(context: CheckContext): void {
  const { program } = context;
  const nowhere = (): ModelPlace => ({});
  for (const [name, values] of Object.entries(program.enums)) context.unique(`values of "${name}"`, values, nowhere);
  for (const [name, elements] of Object.entries(program.sets)) {
    context.unique(`elements of "${name}"`, elements, nowhere);
  }
  if (Object.hasOwn(program.sets, PROCESS_SET)) {
    context.report("model/reserved-name", `the index set "${PROCESS_SET}" is that of the processes`, {});
  }
  const names = (declared: readonly { readonly name: string }[]): readonly string[] => declared.map(({ name }) => name);
  context.unique("variables", names(program.variables), (variable) => ({ variable }));
  context.unique("procedures", names(program.procedures), (procedure) => ({ procedure }));
  context.unique("processes", names(program.processes), (process) => ({ process }));
  const properties = program.properties.map(({ id }) => id);
  context.unique("properties", properties, (property) => ({ property }));
  for (const variable of program.variables) checkDeclaredVariable(variable, context);
}

/** True where the type has values and what it names is known. */
export function checkType(type: Type, context: CheckContext, where: ModelPlace): boolean {
  switch (type.kind) {
    case "bool":
      return true;
    case "int":
      if (Number.isInteger(type.min) && Number.isInteger(type.max) && type.min <= type.max) return true;
      context.report("model/bad-type", `no integer is in ${printType(type)}`, where);
      return false;
    case "enum": {
      if (Object.hasOwn(context.program.enums, type.name)) return true;
      context.unknown("model/unknown-enum", "enumeration", type.name, Object.keys(context.program.enums), where);
      return false;
    }
    case "element":
      return context.hasSet(type.set, where);
  }
}

/** Reports a value with which something of that type cannot start. */
export function checkInitial(value: Value, type: Type, what: string, context: CheckContext, where: ModelPlace): void {
  if (encodeValue(value, type, context.program.enums, context.sets) !== undefined) return;
  const message = `"${what}" cannot start with ${JSON.stringify(value)}: it is ${printType(type)}`;
  const known = type.kind === "enum" ? (context.program.enums[type.name] ?? []) : [];
  const suggestion = typeof value === "string" ? nearest(value, known) : undefined;
  context.report("model/bad-initial-value", message, where, suggestion);
}

function checkDeclaredVariable(variable: Variable, context: CheckContext): void {
  const where = { variable: variable.name };
  const typed = checkType(variable.type, context, where);
  const indexed = variable.index.map((set) => context.hasSet(set, where)).every(Boolean);
  if (typed) {
    for (const choices of variable.init) {
      for (const value of choices) checkInitial(value, variable.type, variable.name, context, where);
    }
  }
  if (!indexed) return;
  const cells = shapeOf(variable.index, context.sets).reduce((product, size) => product * size, 1);
  if (variable.init.length !== 1 && variable.init.length !== cells) {
    const message = `${String(variable.init.length)} lists of initial values for ${String(cells)} cells`;
    context.report("model/bad-initial-value", message, where);
  }
  for (const [cell, choices] of variable.init.entries()) {
    if (choices.length === 0 && cells > 0) {
      context.report("model/bad-initial-value", `cell ${String(cell)} has no initial value`, where);
    } else if (choices.length > 1 && variable.constant) {
      context.report("model/bad-initial-value", `cell ${String(cell)} of a constant has several values`, where);
    }
  }
}
