import type { Expr, LeadsTo, Model } from "../model";
import { ExportError } from "./export-error";

/** What the exported model is to be checked for: nothing (its states are counted), or one property. */
export type Subject =
  | { readonly kind: "counts" }
  | { readonly kind: "invariant"; readonly id: string; readonly doc: string; readonly holds: Expr }
  | { readonly kind: "assertion"; readonly id: string; readonly doc: string }
  | { readonly kind: "deadlock-free"; readonly id: string; readonly doc: string }
  | Pick<LeadsTo, "kind" | "id" | "doc" | "each" | "from" | "to">;

/** The property of that name, or, without a name, none. */
export function subjectOf(model: Model, property: string | undefined): Subject {
  if (property === undefined) return { kind: "counts" };
  const found = model.properties.find(({ id }) => id === property);
  if (found === undefined) {
    const known = model.properties.map(({ id }) => id).join(", ");
    throw new ExportError("export/unknown-property", `the model has no property "${property}"; it has: ${known}`);
  }
  return found;
}

/** One line about what the file is for. */
export function subjectText(subject: Subject): string {
  if (subject.kind === "counts") return "no property: for the number of states";
  return subject.doc === "" ? `property ${subject.id}` : `property ${subject.id}: ${subject.doc}`;
}

/** The conditions that must be true before a transition with these assertions. */
export function requirements(
  assertions: readonly { readonly property: string; readonly require: Expr }[],
  subject: Subject,
): readonly Expr[] {
  if (subject.kind !== "assertion") return [];
  return assertions.filter(({ property }) => property === subject.id).map(({ require }) => require);
}
