import type { Expr, Type } from "../../model";
import type { Vocabulary } from "../../states/vocabulary";
import { MAX_INTEGER } from "./lexer";

/** An expression of the model with its type; the type of an integer has the range that its value can be in. */
export interface Typed {
  readonly type: Type;
  readonly expr: Expr;
}

export const BOOL: Type = { kind: "bool" };
/** Any integer. */
export const INT: Type = { kind: "int", min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER };

/** Whether values of the two types can be compared: the range of integers and whether there is a none make no difference. */
export function comparable(type: Type, other: Type): boolean {
  switch (type.kind) {
    case "bool":
    case "int":
      return other.kind === type.kind;
    case "enum":
      return other.kind === "enum" && other.name === type.name;
    case "element":
      return other.kind === "element" && other.set === type.set;
  }
}

/** The type of what may be the one or the other; they must be comparable. */
export function join(type: Type, other: Type): Type {
  if (type.kind === "int" && other.kind === "int") {
    return { kind: "int", min: Math.min(type.min, other.min), max: Math.max(type.max, other.max) };
  }
  if (type.kind === "element" && other.kind === "element") return { ...type, none: type.none || other.none };
  return type;
}

/** What may be written for a value of the type, where its values have names. */
export function valueNames(type: Type, { enums, sets }: Vocabulary): readonly string[] {
  switch (type.kind) {
    case "enum":
      return own(enums, type.name) ?? [];
    case "element":
      return [...(type.none ? ["none"] : []), ...(own(sets, type.set) ?? [])];
    case "bool":
      return ["true", "false"];
    case "int":
      return [];
  }
}

/** The value of an enumeration or index set that goes by that name. */
export function namedValue(name: string, type: Type, { enums, sets }: Vocabulary): Typed | undefined {
  if (type.kind === "enum") {
    const known = own(enums, type.name)?.includes(name) === true;
    return known ? { type, expr: { kind: "enum", enum: type.name, value: name } } : undefined;
  }
  if (type.kind !== "element") return undefined;
  if (name === "none" && type.none) return { type, expr: { kind: "none", set: type.set } };
  const index = own(sets, type.set)?.indexOf(name) ?? -1;
  return index < 0 ? undefined : { type, expr: { kind: "element", set: type.set, index } };
}

/** The enumerations and index sets that have a value of that name. */
export function kindsWithValue(name: string, { enums, sets }: Vocabulary): readonly string[] {
  return [...Object.entries(enums), ...Object.entries(sets)].flatMap(([kind, values]) =>
    values.includes(name) ? [kind] : [],
  );
}

/** A type as it is called in messages. */
export function describeType(type: Type): string {
  switch (type.kind) {
    case "bool":
      return "true or false";
    case "int":
      if (type.min === type.max) return "an integer";
      if (type.min < -MAX_INTEGER || type.max > MAX_INTEGER) return "an integer";
      return `an integer from ${type.min} to ${type.max}`;
    case "enum":
      return `a value of ${type.name}`;
    case "element":
      return `an element of ${type.set}${type.none ? " or none" : ""}`;
  }
}

/** The first few of a list of names. */
export function listNames(names: readonly string[]): string {
  const shown = names.slice(0, 12).join(", ");
  return names.length > 12 ? `${shown}, …` : shown;
}

/** A property of a record that is its own, not inherited from `Object`. */
export function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
