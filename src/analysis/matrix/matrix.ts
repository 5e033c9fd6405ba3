import { modelHash } from "../../checker";
import type { Model } from "../../model";
import { type Checked, inTurns, type Laboratory } from "../laboratory";
import { type Outcome, type OutcomeVerdict, outcomeOf } from "../outcome";
import { type Axis, type BuiltVariant, buildVariant, type Edit, editsAt, type SpecSource } from "../variant";

/** One combination of a spec and values on the axes. */
export interface Combination {
  readonly file: string;
  readonly title: string;
  /** In the order of the axes. */
  readonly values: readonly { readonly axis: string; readonly value: string }[];
}

export interface Cell {
  readonly combination: Combination;
  readonly outcome: Outcome;
  readonly model: Model;
  readonly checked: Checked;
}

/** Verdicts of specs under all combinations of values. */
export interface Matrix {
  readonly axes: readonly Axis[];
  /** All properties that are checked somewhere, in the order in which they first appear. */
  readonly properties: readonly string[];
  readonly cells: readonly Cell[];
  /** Different models: equal combinations are searched once. */
  readonly models: number;
  readonly interrupted: boolean;
}

export type Compared =
  | { readonly kind: "matrix"; readonly matrix: Matrix }
  | { readonly kind: "refused"; readonly source: SpecSource; readonly built: Refused };

type Refused = Extract<BuiltVariant, { readonly kind: "refused" }>;

/** So many combinations are a mistake. */
export const MOST_COMBINATIONS = 4096;

/** Checks each spec under each combination of values. Throws AxisError where a value fits nowhere. */
export async function compare(
  sources: readonly SpecSource[],
  axes: readonly Axis[],
  laboratory: Laboratory,
): Promise<Compared> {
  const plans = sources.flatMap((source) => combinations(axes).map((values) => ({ source, values })));
  const cells = await inTurns(plans, laboratory.width, async ({ source, values }) => {
    if (laboratory.isStopped) return undefined;
    const edits: Edit[] = [];
    for (const { axis, value } of values) edits.push(...editsAt(source, edits, axis, value));
    const built = buildVariant(source, { edits, rules: [] });
    if (built.kind === "refused") return { source, built };
    const { model } = built.assembled;
    const checked = await laboratory.check(model);
    if (checked.kind === "stopped") return undefined;
    const ids = model.properties.map(({ id }) => id);
    const cell: Cell = {
      combination: {
        file: source.file,
        title: built.spec.title,
        values: values.map(({ axis, value }) => ({ axis: axis.name, value })),
      },
      outcome: outcomeOf(checked, modelHash(model), ids),
      model,
      checked,
    };
    return cell;
  });
  const done: Cell[] = [];
  for (const cell of cells) {
    if (cell === undefined) continue;
    if ("built" in cell) return { kind: "refused", ...cell };
    done.push(cell);
  }
  return {
    kind: "matrix",
    matrix: {
      axes,
      properties: [...new Set(done.flatMap(({ outcome }) => outcome.properties.map(({ id }) => id)))],
      cells: done,
      models: new Set(done.map(({ outcome }) => outcome.modelHash)).size,
      interrupted: laboratory.isStopped,
    },
  };
}

interface Setting {
  readonly axis: Axis;
  readonly value: string;
}

/** All combinations, the last axis changing fastest. */
function combinations(axes: readonly Axis[]): readonly (readonly Setting[])[] {
  return axes.reduce<readonly (readonly Setting[])[]>(
    (before, axis) => before.flatMap((settings) => axis.values.map((value) => [...settings, { axis, value }])),
    [[]],
  );
}

/** The verdict on a property; undefined where it is not checked there. */
export function verdictIn({ outcome }: Cell, property: string): OutcomeVerdict | undefined {
  return outcome.properties.find(({ id }) => id === property)?.verdict;
}
