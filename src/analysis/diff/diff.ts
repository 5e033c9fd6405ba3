import { type BuiltVariant, buildVariant, type Edit, type SpecSource, unchanged, valueIn } from "../variant";
import { type BehaviourModel, behaviourModel } from "./behaviour-model";
import { type Difference, type DifferenceOptions, differenceOf } from "./difference";

/** One of two policies, and what it allows that the other does not. */
export interface DiffSide {
  readonly file: string;
  readonly behaviour: BehaviourModel;
  readonly difference: Difference;
}

export type Diffed =
  | { readonly kind: "report"; readonly sides: readonly [DiffSide, DiffSide] }
  | { readonly kind: "refused"; readonly source: SpecSource; readonly built: Refused };

type Refused = Extract<BuiltVariant, { readonly kind: "refused" }>;

/**
 * What each of two policies allows and the other does not, in the scenario of the first spec. Throws EditError where the
 * other policy cannot be put there.
 */
export async function diff(one: SpecSource, other: SpecSource, options: DifferenceOptions): Promise<Diffed> {
  const left = buildVariant(one, unchanged);
  if (left.kind === "refused") return { kind: "refused", source: one, built: left };
  const policy = valueIn(other.text, ["policy"]);
  const edit: Edit =
    policy === undefined ? { kind: "delete", path: ["policy"] } : { kind: "set", path: ["policy"], value: policy };
  const right = buildVariant({ ...other, text: one.text }, { edits: [edit], rules: [] });
  if (right.kind === "refused") return { kind: "refused", source: other, built: right };
  const [first, second] = [behaviourModel(left.spec.assembly), behaviourModel(right.spec.assembly)];
  const more = await differenceOf(first, second, options);
  const less = await differenceOf(second, first, options);
  return {
    kind: "report",
    sides: [
      { file: one.file, behaviour: first, difference: more },
      { file: other.file, behaviour: second, difference: less },
    ],
  };
}
