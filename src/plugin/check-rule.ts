import { actionKinds, type Rule } from "../policies";
import type { Point } from "../spec";
import { PluginMistake } from "./mistake";
import { nearestHint } from "./nearest-hint";
import { Shape } from "./shape";

/** Throws where a decision point does not allow an action. */
export function checkAction(action: string, { id, actions }: Point, subject?: object): void {
  if (actions.includes(action)) return;
  const options = { hint: `possible there: ${actions.join(", ")}`, ...(subject === undefined ? {} : { subject }) };
  throw new PluginMistake("plugin/illegal-action", `"${action}" is not possible at ${id}`, options);
}

/** Throws where a rule cannot stand at its decision point. */
export function checkRule(rule: Rule, point: Point, subject: object | undefined): void {
  const illegal = (message: string, hint: string): never => {
    throw new PluginMistake("plugin/illegal-action", message, subject === undefined ? { hint } : { hint, subject });
  };
  const { do: action } = rule;
  checkAction(action.kind, point, subject);
  if (action.kind !== "wait") return;
  for (const lock of action.drop) {
    const position = point.locks.indexOf(lock);
    if (position < 0) {
      illegal(`"${lock}" is not held at ${point.id}`, `held there: ${point.locks.join(", ") || "no lock"}`);
    }
    const kept = point.locks.slice(0, position).filter((inner) => !action.drop.includes(inner));
    if (kept.length > 0) {
      const hint = `drop: ${point.locks.slice(0, position + 1).join(", ")}`;
      illegal(`"${lock}" cannot be dropped while ${kept.join(" and ")}, taken after it, is kept`, hint);
    }
  }
}

/** The rules that a policy has made: they need not come from `rule`. */
export function checkedRules(rules: unknown, points: readonly Point[], policy: object): readonly Rule[] {
  const whole = new Shape("what rules() returns", policy);
  return whole.list({ rules: rules ?? null }, "rules").map((value) => {
    const subject = typeof value === "object" && value !== null ? value : policy;
    const shape = whole.inside("the rule", subject);
    const fields = shape.fields(value);
    const id = shape.name(fields, "id");
    const at = shape.text(fields, "at");
    shape.fields(fields.when);
    shape.oneOf(shape.fields(fields.do), "kind", actionKinds);
    shape.list(fields, "set");
    const point = points.find((candidate) => candidate.id === at);
    if (point === undefined) {
      const known = points.map((candidate) => candidate.id);
      const hint = nearestHint(at, known) ?? `decision points: ${known.join(", ")}`;
      const message = `rule "${id}": there is no decision point "${at}"`;
      throw new PluginMistake("plugin/unknown-point", message, { hint, subject });
    }
    const rule = value as Rule;
    checkRule(rule, point, subject);
    return rule;
  });
}
