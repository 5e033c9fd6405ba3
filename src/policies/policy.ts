import type { BackgroundProcess, Detector, World } from "../states";
import type { PolicyState } from "./policy-state";
import type { Rule } from "./rule";

/** A parameter of a bundled policy. */
export type PolicyParameter =
  | { readonly kind: "choice"; readonly values: readonly string[]; readonly default: string; readonly doc: string }
  | { readonly kind: "flag"; readonly default: boolean; readonly doc: string };

export type PolicyParameters = Readonly<Record<string, PolicyParameter>>;

/** The values of parameters, by name. */
export type PolicyArguments<P extends PolicyParameters = PolicyParameters> = {
  readonly [K in keyof P]: P[K] extends { readonly kind: "choice"; readonly values: readonly (infer V)[] }
    ? V
    : boolean;
};

/** What a policy is woven into. */
export interface PolicyContext {
  /** The pin detector that the spec has chosen. */
  readonly pinned: Detector;
  readonly world: World;
}

/** A named, documented set of rules. */
export interface Policy<P extends PolicyParameters = PolicyParameters> {
  readonly name: string;
  readonly doc: string;
  readonly parameters: P;
  /** The rules, in the order in which they decide. */
  rules(args: PolicyArguments<P>, context: PolicyContext): readonly Rule[];
  /** Processes that the policy needs beside those of the scenario. */
  processes?(args: PolicyArguments<P>, context: PolicyContext): readonly BackgroundProcess[];
  /** State of its own, which its rules and processes read and set. */
  state?(args: PolicyArguments<P>, context: PolicyContext): PolicyState;
}

/** Declares a policy; the types of its arguments follow from its parameters. */
export function definePolicy<const P extends PolicyParameters>(policy: Policy<P>): Policy<P> {
  return policy;
}

/** All parameters at their defaults, replaced by what is given. */
export function argumentsOf(policy: Policy, given: Readonly<Record<string, string | boolean>>): PolicyArguments {
  return Object.fromEntries(
    Object.entries(policy.parameters).map(([name, parameter]) => [name, given[name] ?? parameter.default]),
  ) as PolicyArguments;
}
