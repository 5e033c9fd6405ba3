import { checkProgram } from "../../model";
import { type Assembled, assemble, wovenProgram } from "../../policies";
import { type Diagnostic, loadSpec, type Spec } from "../../spec";
import { editedText } from "./edit";
import { changedRules, type SpecSource, type Variant } from "./variant";

export type BuiltVariant =
  | { readonly kind: "built"; readonly text: string; readonly spec: Spec; readonly assembled: Assembled }
  /** What is wrong with it: in the text, or in the model that it makes. */
  | {
      readonly kind: "refused";
      readonly text: string;
      readonly diagnostics: readonly Diagnostic[];
      readonly mistakes: readonly { readonly code: string; readonly message: string }[];
    };

type Woven =
  | Pick<Extract<BuiltVariant, { readonly kind: "built" }>, "kind" | "spec" | "assembled">
  | { readonly kind: "mistaken"; readonly mistakes: readonly { readonly code: string; readonly message: string }[] };

/**
 * Makes a variant of a spec with the same loader and the same checks as any spec. What the spec expects is left out as
 * soon as its text is edited, because it was written for the spec as it was. Throws EditError where an edit has no place.
 */
export function buildVariant({ file, text, catalogue }: SpecSource, { edits, rules }: Variant): BuiltVariant {
  const edited = edits.length === 0 ? text : editedText(text, [{ kind: "delete", path: ["expect"] }, ...edits]);
  const { spec, diagnostics } = loadSpec(edited, file, catalogue);
  if (spec === undefined) return { kind: "refused", text: edited, diagnostics, mistakes: [] };
  const made = weaveVariant(spec, { edits: [], rules });
  return made.kind === "built"
    ? { ...made, text: edited }
    : { kind: "refused", text: edited, diagnostics: [], mistakes: made.mistakes };
}

/** A variant of a spec that was read, by changes of its rules only. */
export function weaveVariant(spec: Spec, { rules }: Variant): Woven {
  const assembly = { ...spec.assembly, rules: changedRules(spec.assembly.rules, rules) };
  const mistakes = checkProgram(wovenProgram(assembly), { decisions: "woven" });
  if (mistakes.length > 0) return { kind: "mistaken", mistakes };
  return { kind: "built", spec: { ...spec, assembly }, assembled: assemble(assembly) };
}
