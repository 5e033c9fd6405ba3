import type { Literal } from "./expression";
import { NONE, type Type, type Value } from "./type";

type Enums = Readonly<Record<string, readonly string[]>>;
type Sets = Readonly<Record<string, readonly string[]>>;

/** The stored number of a value; undefined where the value is not of the type. */
export function encodeValue(value: Value, type: Type, enums: Enums, sets: Sets): number | undefined {
  switch (type.kind) {
    case "bool":
      return typeof value === "boolean" ? Number(value) : undefined;
    case "int":
      return typeof value === "number" && Number.isInteger(value) && value >= type.min && value <= type.max
        ? value
        : undefined;
    case "enum": {
      const position = typeof value === "string" ? (enums[type.name] ?? []).indexOf(value) : -1;
      return position >= 0 ? position : undefined;
    }
    case "element":
      if (value === null) return type.none ? NONE : undefined;
      return typeof value === "number" && Number.isInteger(value) && value >= 0 && value < (sets[type.set]?.length ?? 0)
        ? value
        : undefined;
  }
}

/** The value that a stored number stands for. */
export function decodeValue(stored: number, type: Type, enums: Enums): Value {
  switch (type.kind) {
    case "bool":
      return stored !== 0;
    case "int":
      return stored;
    case "enum":
      return enums[type.name]?.[stored] ?? null;
    case "element":
      return stored === NONE ? null : stored;
  }
}

/** A stored number as a person reads it: elements and enumeration values by name. */
export function showValue(stored: number, type: Type, enums: Enums, sets: Sets): string {
  switch (type.kind) {
    case "bool":
      return stored === 0 ? "no" : "yes";
    case "int":
      return String(stored);
    case "enum":
      return enums[type.name]?.[stored] ?? String(stored);
    case "element":
      return stored === NONE ? "none" : (sets[type.set]?.[stored] ?? String(stored));
  }
}

/** A value of a type as a literal expression. */
export function literalOf(value: Value, type: Type): Literal {
  switch (type.kind) {
    case "bool":
      return { kind: "bool", value: value === true };
    case "int":
      return { kind: "int", value: Number(value) };
    case "enum":
      return { kind: "enum", enum: type.name, value: String(value) };
    case "element":
      return value === null
        ? { kind: "none", set: type.set }
        : { kind: "element", set: type.set, index: Number(value) };
  }
}

/** The least and greatest stored number of a type. */
export function rangeOf(type: Type, enums: Enums, sets: Sets): { readonly min: number; readonly max: number } {
  switch (type.kind) {
    case "bool":
      return { min: 0, max: 1 };
    case "int":
      return { min: type.min, max: type.max };
    case "enum":
      return { min: 0, max: (enums[type.name]?.length ?? 1) - 1 };
    case "element":
      return { min: type.none ? NONE : 0, max: (sets[type.set]?.length ?? 0) - 1 };
  }
}
