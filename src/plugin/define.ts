import type { DecisionPoint, Effects, Property, Sort, Term, Trigger, Variable } from "../model";
import {
  type PinDetector,
  type Policy,
  type PolicyParameters,
  type PolicyState,
  type Rule,
  rule as typedRule,
} from "../policies";
import { checkPlugin, checkPolicy } from "./check-plugin";
import { checkAction, checkRule } from "./check-rule";
import { named } from "./names";
import type { Plugin, PluginPoint, PluginProcedure } from "./plugin";
import { Shape } from "./shape";
import { definedHere } from "./site";

const plugins = new WeakSet();

/** Declares a plug-in: `export default definePlugin({ apiVersion: 1, name: …, … })`. Throws where it is none. */
export function definePlugin(plugin: Plugin): Plugin {
  checkPlugin(plugin);
  plugins.add(plugin);
  return definedHere(plugin);
}

export const isPlugin = (value: unknown): value is Plugin =>
  typeof value === "object" && value !== null && plugins.has(value);

/** Declares a policy; the types of its arguments follow from its parameters. */
export function definePolicy<const P extends PolicyParameters>(policy: Policy<P>): Policy<P> {
  checkPolicy(policy, new Shape("the policy", undefined));
  return definedHere(policy);
}

/** Declares a way to tell whether a page is pinned. */
export function defineDetector(detector: PinDetector): PinDetector {
  return definedHere(detector);
}

/** Declares a decision point, and where it stands in the kernel. */
export function definePoint(point: PluginPoint): PluginPoint {
  return definedHere(point);
}

/** Declares a procedure that takes the place of one of the kernel's. */
export function replaceProcedure(procedure: PluginProcedure): PluginProcedure {
  return definedHere(procedure);
}

interface PropertyFacts {
  readonly id: string;
  /** One sentence: what is promised. */
  readonly doc: string;
  /** What must have happened, or the verdict is vacuous. */
  readonly triggers?: readonly Trigger[];
}

/** Declares a property that is true in every reachable state. */
export function invariant(facts: PropertyFacts & { readonly holds: Term<boolean> }): Property {
  const { id, doc, triggers = [], holds } = facts;
  return definedHere({ kind: "invariant", id, doc, triggers, holds: holds.expr });
}

/** Declares a property that is true in the state before every step with one of some events. */
export function onEvent(
  facts: PropertyFacts & { readonly on: readonly string[]; readonly require: Term<boolean> },
): Property {
  const { id, doc, triggers = [], on, require } = facts;
  return definedHere({ kind: "event", id, doc, triggers, on, require: require.expr });
}

type ScopeTerms<N> = { readonly [K in keyof N]: N[K] extends Sort<infer V> ? Term<V> : never };

/** A rule of a policy; in TypeScript the compiler, and always `rule` itself, insists that the action is legal there. */
export function rule<A extends string, L extends string, N extends Readonly<Record<string, Sort<never>>>>(
  id: string,
  at: DecisionPoint<A, L, N>,
  when: (scope: ScopeTerms<N>) => Term<boolean>,
  action: NoInfer<Parameters<typeof typedRule<A, L, N>>[3]>,
  set: Effects | ((scope: ScopeTerms<N>) => Effects) = [],
): Rule {
  checkAction(typeof action === "string" ? action : (Object.keys(action)[0] ?? ""), at);
  const scope = Object.fromEntries(
    Object.entries(at.scope).map(([name, sort]) => [name, named(name, sort)]),
  ) as ScopeTerms<N>;
  const made = typedRule(id, at, when, action, typeof set === "function" ? set(scope) : set);
  checkRule(made, at, undefined);
  return definedHere(made);
}

/** The state of a policy: its variables, and the enumerations that they are of. */
export function policyState(
  variables: readonly { readonly declaration: Variable }[],
  enumerations: readonly Sort<never>[] = [],
): PolicyState {
  return {
    variables: variables.map(({ declaration }) => declaration),
    enums: Object.fromEntries(
      enumerations.flatMap(({ type, values }) => (type.kind === "enum" ? [[type.name, values]] : [])),
    ),
  };
}
