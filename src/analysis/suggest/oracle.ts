import {
  dropUnreadConstants,
  type Expr,
  freezeConstants,
  inline,
  type Mark,
  type Model,
  type Program,
  pruneGhosts,
  type Step,
  substituteNames,
  TRUE,
} from "../../model";
import { openProgram, type Rule, wovenProgram } from "../../policies";
import type { Spec } from "../../spec";
import type { RulesOf } from "./universe";

/** A mark at a decision says which rules of the universe would decide there if they came first. */
const PREFIX = "rule of the universe ";
/** This one is at every decision, so that none disappears; the decision point follows. */
const POINT = "decision at ";
const ASLEEP = "asleep at ";

/**
 * The model of a policy in which every decision keeps its step, and tells which of all rules are true there. It behaves
 * as the model without these marks, but that a decision without a rule takes a step.
 */
export function oracleModel(spec: Spec, rules: readonly Rule[], universe: RulesOf): Model {
  const assembly = { ...spec.assembly, rules };
  const open = openProgram(assembly);
  const woven = wovenProgram(assembly);
  const marked: Program = {
    ...woven,
    procedures: woven.procedures.map((procedure, position) => {
      const decisions = (open.procedures[position]?.body ?? []).filter((step) => step.kind === "decide");
      return {
        ...procedure,
        body: procedure.body.map((step): Step => {
          const decision = decisions.find(
            ({ label }) => step.label === label || step.label.startsWith(`${label}.asleep.`),
          );
          if (decision === undefined || step.kind !== "step") return step;
          const kind = step.label === decision.label ? POINT : ASLEEP;
          const marks: readonly Mark[] = [
            { id: `${kind}${decision.point}`, when: TRUE },
            ...universe.flatMap((rule, number): readonly Mark[] =>
              rule.at === decision.point
                ? [{ id: `${PREFIX}${String(number)}`, when: substituteNames(rule.when, decision.scope) }]
                : [],
            ),
          ];
          return { ...step, marks };
        }),
      };
    }),
  };
  return dropUnreadConstants(inline(freezeConstants(pruneGhosts(marked))));
}

/** A decision that a process can stand at, or the sleep after one. */
export interface DecisionStep {
  readonly point: string;
  readonly asleep: boolean;
  /** The conditions of the rules that can be true there, by position in the universe. */
  readonly conditions: readonly { readonly rule: number; readonly when: Expr }[];
}

/** The decisions of an oracle, by process and label. */
export function decisionsIn({ processes }: Model): readonly ReadonlyMap<string, DecisionStep>[] {
  return processes.map(({ steps }) => {
    const found = new Map<string, DecisionStep>();
    for (const { label, marks } of steps) {
      const mark = marks.find(({ id }) => id.startsWith(POINT) || id.startsWith(ASLEEP));
      if (mark === undefined) continue;
      const asleep = mark.id.startsWith(ASLEEP);
      found.set(label, {
        point: mark.id.slice((asleep ? ASLEEP : POINT).length),
        asleep,
        conditions: marks
          .filter(({ id }) => id.startsWith(PREFIX))
          .map(({ id, when }) => ({ rule: Number(id.slice(PREFIX.length)), when })),
      });
    }
    return found;
  });
}
