import { type Expr, type Literal, type Sort, visitExpr } from "../../model";
import type { Rule } from "../../policies";
import type { Point } from "../../spec";
import type { Change } from "./change";

/** A weaker form of a rule. */
export interface WeakerRule {
  readonly change: Change;
  readonly by: Rule;
}

/**
 * All weaker forms of a rule that follow from what its decision point declares: it lets the kernel go on; it waits
 * holding more locks, or with its I/O queued; it decides for one value of a name in scope only; it decides at another
 * point of the same procedure, where the same names are in scope. Some may not make a model; the caller finds out.
 */
export function weakerRules(rule: Rule, points: readonly Point[]): readonly WeakerRule[] {
  const point = points.find(({ id }) => id === rule.at);
  if (point === undefined) return [];
  return [...proceeding(rule), ...holdingMore(rule), ...narrower(rule, point), ...moved(rule, point, points)];
}

function proceeding(rule: Rule): readonly WeakerRule[] {
  if (rule.do.kind === "proceed") return [];
  const change: Change = { kind: "proceeds", rule: rule.id, instead: rule.do.kind };
  return [{ change, by: { ...rule, do: { kind: "proceed" } } }];
}

function holdingMore(rule: Rule): readonly WeakerRule[] {
  if (rule.do.kind !== "wait") return [];
  const { drop, submit } = rule.do;
  // Outer locks can be kept, inner ones cannot be without them: they are listed innermost first.
  const kept = drop.map((_, position): WeakerRule => {
    const rest = drop.slice(0, position);
    const change: Change = { kind: "keeps-lock", rule: rule.id, drop: rest, keeps: drop.slice(position) };
    return { change, by: { ...rule, do: { kind: "wait", drop: rest, submit } } };
  });
  const queued: WeakerRule = {
    change: { kind: "no-submit", rule: rule.id },
    by: { ...rule, do: { kind: "wait", drop, submit: false } },
  };
  return [...kept.reverse(), ...(submit ? [queued] : [])];
}

function narrower(rule: Rule, point: Point): readonly WeakerRule[] {
  const scope: Readonly<Record<string, Sort<never>>> = point.scope;
  return Object.entries(scope).flatMap(([name, sort]) => {
    if (reads(rule.when, name)) return []; // it tells the values apart already
    return literalsOf(sort).map(({ literal, text }): WeakerRule => {
      const only: Expr = { kind: "eq", left: { kind: "local", name }, right: literal };
      const change: Change = { kind: "narrower", rule: rule.id, only: `${name} == ${text}` };
      return { change, by: { ...rule, when: { kind: "and", of: [only, rule.when] } } };
    });
  });
}

/** The values of a type that has few. */
function literalsOf({ type, values }: Sort<never>): readonly { readonly literal: Literal; readonly text: string }[] {
  if (type.kind === "bool") {
    return [true, false].map((value) => ({ literal: { kind: "bool", value }, text: String(value) }));
  }
  if (type.kind !== "enum") return [];
  return values.map((value) => ({ literal: { kind: "enum", enum: type.name, value }, text: value }));
}

function reads(expr: Expr, name: string): boolean {
  let found = false;
  visitExpr(expr, (each) => {
    if (each.kind === "local" && each.name === name) found = true;
  });
  return found;
}

function moved(rule: Rule, point: Point, points: readonly Point[]): readonly WeakerRule[] {
  const names = (of: Point): string => Object.keys(of.scope).sort().join(" ");
  const family = (id: string): string => id.split(".")[0] ?? id;
  const { do: action } = rule;
  const dropped = action.kind === "wait" ? action.drop : [];
  return points
    .filter((other) => other.id !== point.id && family(other.id) === family(point.id) && names(other) === names(point))
    .filter(({ actions, locks }) => actions.includes(action.kind) && dropped.every((lock) => locks.includes(lock)))
    .map((other) => ({
      change: { kind: "moved", rule: rule.id, from: point.id, to: other.id },
      by: { ...rule, at: other.id },
    }));
}
