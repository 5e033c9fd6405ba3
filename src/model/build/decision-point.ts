import type { Continuation, DecisionStep, Target } from "../program";
import type { Sentence } from "../statement";
import type { Sort } from "./sort";
import { type Effects, flatten } from "./statement";
import { type Go, target } from "./target";
import type { Operand } from "./term";
import { toExpr } from "./term";

/**
 * A named place in a kernel procedure at which a policy may decide. `A` are the actions that are legal there, `L` the
 * locks held (innermost first), `N` the names in scope of a rule's condition.
 */
export interface DecisionPoint<A extends string, L extends string, N extends Readonly<Record<string, Sort<never>>>> {
  readonly id: string;
  readonly fn: string;
  readonly file: string;
  readonly doc: string;
  readonly actions: readonly A[];
  readonly locks: readonly L[];
  readonly scope: N;
  /**
   * Conditions of rules worth trying here when a policy is searched for, in the language of specs: those that others
   * follow from come after them.
   */
  readonly conditions?: readonly string[];
}

/** Where a call site goes on, and what happens on the spot. */
export type ContinueAt = Go | { readonly go: Go; readonly do?: Effects; readonly text?: Sentence };

interface Release {
  readonly release: Effects;
  readonly restart: Go;
}

type ScopeOf<N> = { readonly [K in keyof N]: N[K] extends Sort<infer V> ? Operand<V> : never };

/** One continuation for each legal action but `wait`; `wait` needs a release and a restart for each lock held. */
export type CallSite<A extends string, L extends string, N> = {
  readonly scope: ScopeOf<N>;
  readonly on: { readonly [K in Exclude<A, "wait">]: ContinueAt };
} & ("wait" extends A ? { readonly locks: { readonly [K in L]: Release }; readonly submit?: Effects } : unknown);

export function decisionPoint<
  const A extends string,
  const L extends string,
  const N extends Readonly<Record<string, Sort<never>>>,
>(point: DecisionPoint<A, L, N>): DecisionPoint<A, L, N> {
  return point;
}

function continuation(at: ContinueAt): Continuation {
  if (typeof at === "object" && "go" in at) {
    return { next: target(at.go), do: flatten(at.do), text: at.text ?? [] };
  }
  return { next: target(at), do: [], text: [] };
}

/** The call site of a decision point; the compiler insists on a continuation for each legal action. */
export function decide<A extends string, L extends string, N extends Readonly<Record<string, Sort<never>>>>(
  label: string,
  point: DecisionPoint<A, L, N>,
  site: NoInfer<CallSite<A, L, N>>,
): DecisionStep {
  const sites: {
    readonly scope: Readonly<Record<string, Operand<never>>>;
    readonly on: Readonly<Record<string, ContinueAt>>;
    readonly locks?: Readonly<Record<string, Release>>;
    readonly submit?: Effects;
  } = site as never;
  return {
    kind: "decide",
    label,
    point: point.id,
    fn: point.fn,
    scope: Object.fromEntries(
      Object.entries(point.scope).map(([name, sort]) => [name, toExpr(sites.scope[name] as never, sort)]),
    ),
    continuations: Object.fromEntries(Object.entries(sites.on).map(([action, at]) => [action, continuation(at)])),
    locks: point.locks.flatMap((lock) => {
      const held = sites.locks?.[lock];
      return held === undefined
        ? []
        : [{ lock, release: flatten(held.release), restart: target(held.restart) satisfies Target }];
    }),
    submit: flatten(sites.submit),
  };
}
