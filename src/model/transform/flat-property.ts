import type { Expr } from "../expression";
import type { ModelProperty } from "../model";
import type { Property } from "../property";
import { type FoldContext, fold } from "./fold";

/** A response is vacuous where nothing ever had to be responded to. */
export function withOwnTrigger(property: Property): Property {
  if (property.kind !== "leads-to") return property;
  const { each, from, triggers } = property;
  const when: Expr = each === undefined ? from : { kind: "exists", ...each, body: from };
  return {
    ...property,
    triggers: [{ kind: "state", when, text: `what ${property.id} is about has begun` }, ...triggers],
  };
}

/** The name under which a trigger of a property is recorded. */
export function triggerMark(property: string, position: number): string {
  return `trigger ${property} ${String(position)}`;
}

/** The property as a model has it: what its events require is in the steps. */
export function flatProperty(property: Property, context: FoldContext): ModelProperty {
  const { id, doc } = property;
  const triggers = property.triggers.map(({ text }, position) => ({ mark: triggerMark(id, position), text }));
  switch (property.kind) {
    case "invariant":
      return { id, doc, triggers, kind: "invariant", holds: fold(property.holds, context) };
    case "event":
      return { id, doc, triggers, kind: "assertion" };
    case "deadlock-free":
      return { id, doc, triggers, kind: "deadlock-free" };
    case "leads-to": {
      const { each, from, to } = property;
      const range = each === undefined ? {} : { each };
      return { id, doc, triggers, kind: "leads-to", ...range, from: fold(from, context), to: fold(to, context) };
    }
  }
}
