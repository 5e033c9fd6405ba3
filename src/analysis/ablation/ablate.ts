import { modelHash } from "../../checker";
import type { Model } from "../../model";
import type { Spec } from "../../spec";
import { type Checked, inTurns, type Laboratory } from "../laboratory";
import { type Outcome, type OutcomeVerdict, outcomeOf } from "../outcome";
import { type BuiltVariant, buildVariant, type SpecSource, unchanged, weaveVariant } from "../variant";
import { type Ablation, largerRemovals, removals, unitsOf, weakenings, without } from "./ablations";
import type { Change } from "./change";

/** How the verdict on a property changes. */
export interface Effect {
  readonly property: string;
  readonly before: OutcomeVerdict;
  readonly after: OutcomeVerdict;
  /** Steps of the counterexample that is there now. */
  readonly steps?: number;
}

/** What comes of one change. */
export interface AblationResult {
  readonly change: Change;
  readonly outcome: Outcome;
  /** Properties that held before and hold no more: what the thing that was changed protects. */
  readonly loses: readonly Effect[];
  /** Properties that hold only now. */
  readonly gains: readonly Effect[];
  /** Whether it makes any difference to the model. */
  readonly sameModel: boolean;
  readonly model: Model;
  readonly checked: Checked;
}

/** What each part of a policy is for. */
export interface AblationReport {
  readonly file: string;
  readonly title: string;
  readonly base: Outcome;
  readonly rules: readonly AblationResult[];
  /** Whole policies in use, and all rules at once. */
  readonly larger: readonly AblationResult[];
  readonly options: readonly AblationResult[];
  /** Rules that protect nothing alone, together with another one: only those pairs that protect more than both alone. */
  readonly pairs: readonly AblationResult[];
  /** Rules without which every verdict is the same. */
  readonly idle: readonly string[];
  /** True where an interruption left something out. */
  readonly interrupted: boolean;
}

export interface AblateOptions {
  /** Look at options as well. Default: true. */
  readonly options?: boolean;
  /** Look at pairs as well. Default: true. */
  readonly pairs?: boolean;
}

export type Ablated =
  | { readonly kind: "report"; readonly report: AblationReport }
  | Extract<BuiltVariant, { readonly kind: "refused" }>;

/** Checks a spec with each of its rules taken away and each of its options weakened. */
export async function ablate(
  source: SpecSource,
  laboratory: Laboratory,
  { options = true, pairs = true }: AblateOptions = {},
): Promise<Ablated> {
  const built = buildVariant(source, unchanged);
  if (built.kind === "refused") return built;
  const { spec, assembled } = built;
  const checked = await laboratory.check(assembled.model);
  const base = outcomeOf(
    checked,
    modelHash(assembled.model),
    assembled.model.properties.map(({ id }) => id),
  );
  const look = lookWith(source, spec, base, laboratory);
  const rules = await look(removals(spec));
  const larger = await look(largerRemovals(spec));
  const weakened = options ? await look(weakenings(source, spec)) : [];
  const idle = rules.filter(({ loses, gains }) => loses.length + gains.length === 0);
  const together = pairs ? await look(pairsWith(idle, spec)) : [];
  const alone = (id: string): readonly string[] =>
    rules.find(({ change }) => change.kind === "without-rules" && change.rules.includes(id))?.loses.map(lostOf) ?? [];
  return {
    kind: "report",
    report: {
      file: source.file,
      title: spec.title,
      base,
      rules,
      larger,
      options: weakened,
      pairs: together.filter(({ change, loses }) => {
        const known = change.kind === "without-rules" ? change.rules.flatMap(alone) : [];
        return loses.some((effect) => !known.includes(lostOf(effect)));
      }),
      idle: idle.flatMap(({ change }) => (change.kind === "without-rules" ? change.rules : [])),
      interrupted: laboratory.isStopped,
    },
  };
}

const lostOf = ({ property }: Effect): string => property;

/** Each pair with a rule that protects nothing alone. */
function pairsWith(idle: readonly AblationResult[], spec: Spec): readonly Ablation[] {
  const units = unitsOf(spec);
  const isIdle = units.map(({ rules }) =>
    idle.some(({ change }) => change.kind === "without-rules" && change.rules.join() === rules.join()),
  );
  // With two rules both of them gone is the same as all of them gone.
  if (units.length < 3) return [];
  return units.flatMap((one, at) =>
    units.slice(at + 1).flatMap((other, offset) => {
      const relevant = isIdle[at] === true || isIdle[at + 1 + offset] === true;
      return relevant ? [without([one, other])] : [];
    }),
  );
}

type Look = (ablations: readonly Ablation[]) => Promise<readonly AblationResult[]>;

function lookWith(source: SpecSource, spec: Spec, base: Outcome, laboratory: Laboratory): Look {
  return async (ablations) => {
    const results = await inTurns(ablations, laboratory.width, async ({ change, variant }) => {
      if (laboratory.isStopped) return [];
      const built = variant.edits.length > 0 ? buildVariant(source, variant) : weaveVariant(spec, variant);
      if (built.kind !== "built") return []; // not possible at that place
      const { model } = built.assembled;
      const checked = await laboratory.check(model);
      if (checked.kind === "stopped") return [];
      const outcome = outcomeOf(
        checked,
        modelHash(model),
        model.properties.map(({ id }) => id),
      );
      const sameModel = outcome.modelHash === base.modelHash;
      return [{ change, outcome, ...comparison(base, outcome), sameModel, model, checked }];
    });
    return results.flat();
  };
}

/** What holds before and not after, and the other way round. */
export function comparison(before: Outcome, after: Outcome): Pick<AblationResult, "loses" | "gains"> {
  const effects = before.properties.flatMap(({ id, verdict }): readonly Effect[] => {
    const now = after.properties.find((candidate) => candidate.id === id);
    if (now === undefined || now.verdict === verdict) return [];
    const steps = now.steps === undefined ? {} : { steps: now.steps };
    return [{ property: id, before: verdict, after: now.verdict, ...steps }];
  });
  return {
    loses: effects.filter((effect) => effect.before === "holds" || effect.after === "violated"),
    gains: effects.filter(
      (effect) =>
        effect.after === "holds" ||
        (effect.after === "vacuous" && (effect.before === "violated" || effect.before === "inconclusive")),
    ),
  };
}
