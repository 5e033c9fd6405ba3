import {
  type ActionStep,
  type Alternative,
  type DecisionStep,
  type Expr,
  FALSE,
  type Mark,
  mapStatements,
  type Procedure,
  type Program,
  type Statement,
  type Step,
  substituteNames,
  type Target,
  TRUE,
} from "../model";
import { type Rule, ruleMark } from "./rule";

/**
 * Replaces each decision point of a program by an ordinary step made of the rules for it: the first rule whose condition
 * is true decides, and if none is, the kernel proceeds. A rule that waits leaves the step disabled, or, where it drops
 * locks or submits I/O, goes to sleep in a step of its own until the point would no longer choose to wait. A point where
 * no rule can fire disappears when the program is inlined.
 */
export function weave(program: Program, rules: readonly Rule[]): Program {
  return { ...program, procedures: program.procedures.map((procedure) => weaveProcedure(procedure, rules)) };
}

function weaveProcedure(procedure: Procedure, rules: readonly Rule[]): Procedure {
  return {
    ...procedure,
    body: procedure.body.flatMap((step): readonly Step[] =>
      step.kind === "decide"
        ? weaveDecision(
            step,
            rules.filter((rule) => rule.at === step.point),
          )
        : [step],
    ),
  };
}

/** A rule at one call site: its condition there, true only where no earlier rule decides. */
interface Decided {
  readonly rule: Rule;
  readonly when: Expr;
  readonly set: readonly Statement[];
  readonly again: Expr | undefined;
}

function decideInOrder(
  decision: DecisionStep,
  rules: readonly Rule[],
): { readonly decided: readonly Decided[]; readonly otherwise: Expr } {
  const decided: Decided[] = [];
  const none: Expr[] = [];
  for (const rule of rules) {
    const condition = substituteNames(rule.when, decision.scope);
    decided.push({
      rule,
      when: all([...none, condition]),
      set: mapStatements(rule.set, (expr) => substituteNames(expr, decision.scope)),
      again: rule.again === undefined ? undefined : substituteNames(rule.again, decision.scope),
    });
    none.push({ kind: "not", of: condition });
  }
  return { decided, otherwise: all(none) };
}

function all(of: readonly Expr[]): Expr {
  const [only] = of;
  if (only === undefined) return TRUE;
  return of.length === 1 ? only : { kind: "and", of };
}

function weaveDecision(decision: DecisionStep, rules: readonly Rule[]): readonly Step[] {
  const { decided, otherwise } = decideInOrder(decision, rules);
  const waits = decided.filter(({ rule }) => rule.do.kind === "wait");
  const sleeps: ActionStep[] = [];
  const alternatives: Alternative[] = [];
  const marks: Mark[] = [];
  for (const each of decided) {
    const { rule } = each;
    if (rule.do.kind !== "wait") {
      alternatives.push(continueAt(decision, rule.do.kind, each));
    } else if (rule.do.drop.length === 0 && !rule.do.submit && rule.set.length === 0) {
      marks.push({ id: ruleMark(rule.id), when: each.when });
    } else {
      const asleep = `${decision.label}.asleep.${rule.id}`;
      alternatives.push(goToSleep(decision, rule.do, each, asleep));
      sleeps.push(sleep(decision, rule.do, each, asleep, waits));
    }
  }
  alternatives.push(proceed(decision, otherwise));
  const step: ActionStep = {
    kind: "step",
    label: decision.label,
    fn: decision.fn,
    agent: "kernel",
    alternatives,
    marks,
    elidable: true,
  };
  return [step, ...sleeps];
}

function proceed(decision: DecisionStep, when: Expr): Alternative {
  const on = decision.continuations.proceed;
  if (on === undefined) throw new TypeError(`"${decision.point}" has no continuation for proceeding`);
  return {
    when,
    events: [],
    do: on.do,
    next: on.next,
    text: on.text.length > 0 ? on.text : [`${decision.point}: goes on`],
  };
}

function continueAt(decision: DecisionStep, action: string, { rule, when, set }: Decided): Alternative {
  const on = decision.continuations[action];
  if (on === undefined) throw new TypeError(`"${action}" is not legal at "${decision.point}"`);
  const errno = rule.do.kind === "fail" || rule.do.kind === "refuse" ? ` ${rule.do.errno}` : "";
  return {
    when,
    events: [],
    do: [...set, ...on.do],
    next: on.next,
    text: [`rule ${rule.id}: ${action}${errno}`, ...(on.text.length > 0 ? [": ", ...on.text] : [])],
    rule: rule.id,
  };
}

type Wait = Extract<Rule["do"], { readonly kind: "wait" }>;

function goToSleep(decision: DecisionStep, wait: Wait, { rule, when, set }: Decided, asleep: string): Alternative {
  const releases = decision.locks.filter(({ lock }) => wait.drop.includes(lock)).flatMap(({ release }) => release);
  const deeds = [...(wait.submit ? ["submits its I/O"] : []), ...wait.drop.map((lock) => `drops ${lock}`)];
  return {
    when,
    events: [],
    do: [...set, ...(wait.submit ? decision.submit : []), ...releases],
    next: { kind: "label", label: asleep },
    text: [`rule ${rule.id}: ${[...deeds, "goes to sleep"].join(", ")}`],
    rule: rule.id,
  };
}

/**
 * Left when the point would no longer choose to wait; the procedure restarts at the outermost lock that was dropped. A
 * rule that would now wait for something new does what goes with that.
 */
function sleep(
  decision: DecisionStep,
  wait: Wait,
  { rule }: Decided,
  label: string,
  waits: readonly Decided[],
): ActionStep {
  const outermost = decision.locks.filter(({ lock }) => wait.drop.includes(lock)).at(-1);
  const again: Target = outermost?.restart ?? { kind: "label", label: decision.label };
  const stillWaits: Expr = waits.length === 0 ? FALSE : { kind: "or", of: waits.map(({ when }) => when) };
  return {
    kind: "step",
    label,
    fn: decision.fn,
    agent: "kernel",
    alternatives: [
      {
        when: { kind: "not", of: stillWaits },
        events: [],
        do: [],
        next: again,
        text: [`wakes up, rule ${rule.id} no longer waits`],
      },
      ...waits.flatMap(({ rule: other, when, set, again: renewed }): readonly Alternative[] =>
        renewed === undefined
          ? []
          : [
              {
                when: all([when, renewed]),
                events: [],
                do: set,
                next: { kind: "label", label },
                text: [`rule ${other.id} once more: there is something new to wait for`],
                rule: other.id,
              },
            ],
      ),
    ],
    marks: [],
    elidable: false,
  };
}
