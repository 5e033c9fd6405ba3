import type { Type } from "../type";

/** A type as a person writes it: `bool`, `0..3`, `wb_state`, `page`, `page or none`. */
export function printType(type: Type): string {
  switch (type.kind) {
    case "bool":
      return "bool";
    case "int":
      return type.max === Number.MAX_SAFE_INTEGER ? "int" : `${String(type.min)}..${String(type.max)}`;
    case "enum":
      return type.name;
    case "element":
      return type.none ? `${type.set} or none` : type.set;
  }
}
