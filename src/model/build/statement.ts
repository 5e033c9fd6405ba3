import type { Sentence, Statement } from "../statement";
import type { Element, IndexSet } from "./sort";
import { bound, isTerm, type Operand, type Ref, type Term, toExpr } from "./term";

/** Statements, possibly nested in lists; `undefined` and `false` stand for nothing. */
export type Effects = Statement | readonly Effects[] | undefined | false;

export function flatten(effects: Effects): readonly Statement[] {
  if (effects === undefined || effects === false) return [];
  return isList(effects) ? effects.flatMap(flatten) : [effects];
}

function isList(effects: Statement | readonly Effects[]): effects is readonly Effects[] {
  return Array.isArray(effects);
}

export function assign<V>(target: Ref<V>, value: Operand<NoInfer<V>>): Statement {
  return { kind: "assign", target: target.expr, value: toExpr(value, target.sort) };
}

export function when(condition: Term<boolean>, then: Effects, otherwise?: Effects): Statement {
  return { kind: "if", condition: condition.expr, then: flatten(then), else: flatten(otherwise) };
}

export function forEach<S extends string>(set: IndexSet<S>, body: (element: Term<Element<S>>) => Effects): Statement {
  const { bind, result } = bound(set, (element) => flatten(body(element)));
  return { kind: "for-each", bind, set: set.name, do: result };
}

/** A sentence for traces, as a tagged template: say`locks ${page}`. */
export function say(
  strings: TemplateStringsArray,
  ...values: readonly (Term<never> | Term<unknown> | string)[]
): Sentence {
  const parts: (string | Sentence[number])[] = [];
  strings.forEach((text, position) => {
    if (text !== "") parts.push(text);
    const value = values[position];
    if (value === undefined) return;
    parts.push(typeof value === "string" ? value : isTerm(value) ? value.expr : String(value));
  });
  return parts;
}
