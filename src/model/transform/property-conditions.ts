import type { Expr } from "../expression";
import type { ModelProperty } from "../model";
import type { Property } from "../property";

/** The conditions of a property, its triggers apart; names bound by `each` are free in them. */
export function conditionsOf(property: Property | ModelProperty): readonly Expr[] {
  switch (property.kind) {
    case "invariant":
      return [property.holds];
    case "event":
      return [property.require];
    case "leads-to":
      return [property.from, property.to];
    case "assertion":
    case "deadlock-free":
      return [];
  }
}
