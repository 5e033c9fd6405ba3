import { type DecisionPoint, type Effects, flatten, type Sort, type Term } from "../model";
import type { Rule } from "./rule";

type ScopeTerms<N> = { readonly [K in keyof N]: N[K] extends Sort<infer V> ? Term<V> : never };

/** An action that is legal at a point with these actions and locks. */
export type TypedAction<A extends string, L extends string> =
  | Extract<A, "proceed" | "skip" | "keep-dirty" | "bounce">
  | ("wait" extends A ? { readonly wait: { readonly drop?: readonly L[]; readonly submit?: boolean } } : never)
  | ("fail" extends A ? { readonly fail: string } : never)
  | ("refuse" extends A ? { readonly refuse: string } : never);

function actionOf(action: TypedAction<string, string> | string): Rule["do"] {
  if (typeof action === "string") {
    if (action === "proceed" || action === "skip" || action === "keep-dirty" || action === "bounce")
      return { kind: action };
    throw new TypeError(`"${action}" is no action`);
  }
  if ("wait" in action) return { kind: "wait", drop: action.wait.drop ?? [], submit: action.wait.submit ?? false };
  if ("fail" in action) return { kind: "fail", errno: action.fail };
  return { kind: "refuse", errno: action.refuse };
}

/** A rule of a bundled policy (`again`: see Rule); the compiler insists that the action is legal at the decision point. */
export function rule<A extends string, L extends string, N extends Readonly<Record<string, Sort<never>>>>(
  id: string,
  at: DecisionPoint<A, L, N>,
  when: (scope: ScopeTerms<N>) => Term<boolean>,
  action: NoInfer<TypedAction<A, L>>,
  set: Effects = [],
  again?: Term<boolean>,
): Rule {
  const names = Object.fromEntries(
    Object.entries(at.scope).map(([name, sort]) => [name, { expr: { kind: "local", name }, sort }]),
  ) as ScopeTerms<N>;
  const renewal = again === undefined ? {} : { again: again.expr };
  return { id, at: at.id, when: when(names).expr, do: actionOf(action), set: flatten(set), ...renewal };
}
