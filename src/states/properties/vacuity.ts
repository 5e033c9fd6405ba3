import type { Property } from "../../model";

/** What must have happened somewhere, or the verdict is vacuous; nothing where it never is. */
export function vacuousUnless(property: Property): readonly string[] {
  if (property.kind === "leads-to") return ["what it is about has begun"];
  return property.triggers.map(({ text }) => text);
}
