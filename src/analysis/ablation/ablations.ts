import { argumentsOf } from "../../policies";
import type { RuleOrigin, Spec } from "../../spec";
import { type SpecSource, type Variant, valueIn } from "../variant";
import type { Change } from "./change";
import { weakerRules } from "./weaken";

/** A change of a policy and the variant of the spec that has it. */
export interface Ablation {
  readonly change: Change;
  readonly variant: Variant;
}

/** Rules that come and go together: one of the spec's own may be made of several. */
interface Unit {
  readonly rules: readonly string[];
  readonly policy: string | undefined;
}

/** The rules of a spec as they are written, in the order in which they decide. */
export function unitsOf({ rules }: Pick<Spec, "rules">): readonly Unit[] {
  const units = new Map<string, RuleOrigin[]>();
  for (const origin of rules) {
    const { policy, rule, span } = origin;
    const key = policy === undefined ? `own ${String(span.start)}` : `used ${rule}`;
    units.set(key, [...(units.get(key) ?? []), origin]);
  }
  return [...units.values()].map((origins) => ({
    rules: origins.map(({ rule }) => rule),
    policy: origins[0]?.policy,
  }));
}

const removal = (rules: readonly string[]): Variant => ({ edits: [], rules: [{ kind: "remove", rules }] });

/** The spec without some of its units. */
export function without(units: readonly Unit[]): Ablation {
  const rules = units.flatMap((unit) => unit.rules);
  const policy = units.length === 1 ? units[0]?.policy : undefined;
  return {
    change: { kind: "without-rules", rules, ...(policy === undefined ? {} : { policy }) },
    variant: removal(rules),
  };
}

/** Each rule taken away. */
export const removals = (spec: Spec): readonly Ablation[] => unitsOf(spec).map((unit) => without([unit]));

/** Each used policy that is made of several rules taken away, and all rules. */
export function largerRemovals(spec: Spec): readonly Ablation[] {
  const units = unitsOf(spec);
  const policies = [...new Set(units.flatMap(({ policy }) => policy ?? []))];
  const used = policies.flatMap((policy): readonly Ablation[] => {
    const rules = units.filter((unit) => unit.policy === policy).flatMap((unit) => unit.rules);
    const isAll = rules.length === spec.rules.length;
    return rules.length < 2 || isAll
      ? []
      : [{ change: { kind: "without-policy", policy, rules }, variant: removal(rules) }];
  });
  const all = spec.rules.map(({ rule }) => rule);
  const none: Ablation = { change: { kind: "without-rules", rules: [] }, variant: removal(all) };
  return [...used, ...(units.length > 1 ? [none] : [])];
}

/** Each option of the policy weakened: of its rules, of the policies in use, and the pin detector. */
export function weakenings(source: SpecSource, spec: Spec): readonly Ablation[] {
  const rules = spec.assembly.rules.flatMap((rule) =>
    weakerRules(rule, source.catalogue.points).map(
      ({ change, by }): Ablation => ({
        change,
        variant: { edits: [], rules: [{ kind: "replace", rule: rule.id, by }] },
      }),
    ),
  );
  return [...rules, ...otherParameters(source), ...otherDetectors(source, spec)];
}

/** Each parameter of each policy in use at each of its other values. */
function otherParameters({ text, catalogue }: SpecSource): readonly Ablation[] {
  const uses = valueIn(text, ["policy", "use"]);
  if (!Array.isArray(uses)) return [];
  return (uses as readonly unknown[]).flatMap((use, position) => {
    const given = typeof use === "string" ? { name: use } : (use as Readonly<Record<string, string | boolean>>);
    const policy = catalogue.policies.find(({ name }) => name === given.name);
    if (policy === undefined) return [];
    const now = argumentsOf(policy, given) as Readonly<Record<string, string | boolean>>;
    return Object.entries(policy.parameters).flatMap(([parameter, declared]) => {
      const values = declared.kind === "flag" ? [true, false] : declared.values;
      return values
        .filter((value) => value !== now[parameter])
        .map(
          (value): Ablation => ({
            change: { kind: "parameter", policy: policy.name, parameter, value: String(value) },
            variant: {
              edits: [{ kind: "set", path: ["policy", "use", position], value: { ...given, [parameter]: value } }],
              rules: [],
            },
          }),
        );
    });
  });
}

function otherDetectors({ catalogue }: SpecSource, spec: Spec): readonly Ablation[] {
  const instead = spec.assembly.detector.name;
  if (spec.rules.length === 0) return [];
  return catalogue.detectors
    .filter(({ name }) => name !== instead)
    .map(({ name }) => ({
      change: { kind: "detector", detector: name, instead },
      variant: { edits: [{ kind: "set", path: ["policy", "pin-detector"], value: name }], rules: [] },
    }));
}
