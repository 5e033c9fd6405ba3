import type { CheckResult } from "../../checker";
import { decodeValue, FALSE, Interpreter, type Model, type ModelStep, type State, TRUE } from "../../model";
import { type Rule, ruleMark } from "../../policies";
import type { Laboratory } from "../laboratory";

/** What a rule does to an actor somewhere in the reachable states. */
export type Burden = "waits" | "fails" | "is refused a pin" | "writes a copy" | "skips" | "keeps dirty" | "proceeds";

/** What a rule costs one actor. */
export interface Cost {
  readonly rule: string;
  readonly actor: string;
  readonly burden: Burden;
  /** False for actors that run forever in the background. */
  readonly mustFinish: boolean;
  /**
   * Where it waits: the fewest steps after which it may go on, from the first state in which it waits, in the first set
   * that has the rule. It may have to wait longer elsewhere.
   */
  readonly steps?: number;
  /** Whose steps these are. */
  readonly on?: readonly { readonly actor: string; readonly steps: number }[];
}

const USE = "use of a rule ";

/** The model with a mark for each actor to which a rule happens; states and transitions stay as they are. */
export function withUses(model: Model): Model {
  return {
    ...model,
    processes: model.processes.map((process, number) => ({
      ...process,
      steps: process.steps.map((step): ModelStep => {
        const stands = step.marks.flatMap(({ id, when }) => {
          const rule = ruleBehind(id);
          return rule === undefined ? [] : [{ id: useMark(rule, number), when }];
        });
        return {
          ...step,
          marks: [...step.marks, ...stands],
          alternatives: step.alternatives.map((alternative) =>
            alternative.rule === undefined
              ? alternative
              : {
                  ...alternative,
                  marks: [...alternative.marks, { id: useMark(alternative.rule, number), when: TRUE }],
                },
          ),
        };
      }),
    })),
  };
}

const RULE = ruleMark("");
const ruleBehind = (mark: string): string | undefined => (mark.startsWith(RULE) ? mark.slice(RULE.length) : undefined);
const useMark = (rule: string, process: number): string => `${USE}${String(process)} ${rule}`;

/** Which rules happened to whom, in the order of the rules; from a complete search of a model with uses. */
export function usesIn(result: CheckResult, model: Model, rules: readonly Rule[]): readonly Cost[] {
  return rules.flatMap((rule) =>
    model.processes.flatMap(({ name, mustFinish }, process): readonly Cost[] =>
      result.marks.includes(useMark(rule.id, process))
        ? [{ rule: rule.id, actor: name, burden: burdenOf(rule), mustFinish }]
        : [],
    ),
  );
}

function burdenOf({ do: { kind } }: Rule): Burden {
  switch (kind) {
    case "wait":
      return "waits";
    case "fail":
      return "fails";
    case "refuse":
      return "is refused a pin";
    case "bounce":
      return "writes a copy";
    case "skip":
      return "skips";
    case "keep-dirty":
      return "keeps dirty";
    case "proceed":
      return "proceeds";
  }
}

const PROBE = "probe";

/** The cost with the length of the shortest way out of the first wait, and whose steps it is made of. */
export async function measured(cost: Cost, model: Model, laboratory: Laboratory): Promise<Cost> {
  if (cost.burden !== "waits") return cost;
  const process = model.processes.findIndex(({ name }) => name === cost.actor);
  const waits = await laboratory.check(
    probed(model, process, (step) => waiting(step, cost.rule, process)),
    {
      stopAtViolation: true,
    },
  );
  const first = waits.kind === "result" ? waits.result.properties[0]?.trace : undefined;
  // The last move is the probe itself, which changes nothing.
  const state = first?.states.at(-1);
  if (state === undefined) return cost;
  const label = new Interpreter(model).label(state, process);
  const out = await laboratory.check(
    startingAt(
      probed(model, process, (step) => (step.label === label ? leaving(step) : step)),
      state,
    ),
    { stopAtViolation: true },
  );
  const way = out.kind === "result" ? out.result.properties[0]?.trace : undefined;
  if (way === undefined) return cost;
  const moves = way.moves.slice(0, -1);
  const on = model.processes.flatMap(({ name }, number) => {
    const steps = moves.filter((move) => move.process === number).length;
    return steps === 0 ? [] : [{ actor: name, steps }];
  });
  return { ...cost, steps: moves.length, on };
}

/** The model with one property only, which some steps of a process violate. */
function probed(model: Model, process: number, change: (step: ModelStep) => ModelStep): Model {
  return {
    ...model,
    properties: [{ kind: "assertion", id: PROBE, doc: PROBE, triggers: [] }],
    stateMarks: [],
    processes: model.processes.map((each, number) => ({
      ...each,
      steps: each.steps.map((step): ModelStep => {
        const bare: ModelStep = {
          ...step,
          marks: number === process ? step.marks : [],
          alternatives: step.alternatives.map((alternative) => ({ ...alternative, assertions: [], marks: [] })),
        };
        const changed = number === process ? change(bare) : bare;
        return { ...changed, marks: [] };
      }),
    })),
  };
}

const violation = { property: PROBE, require: FALSE } as const;

/** Enabled where the rule tells the process to wait: at its decision, or asleep. */
function waiting(step: ModelStep, rule: string, process: number): ModelStep {
  const stands = step.marks.filter(({ id }) => id === useMark(rule, process)).map(({ when }) => when);
  const isAsleep = step.label.endsWith(`.asleep.${rule}`);
  if (stands.length === 0 && !isAsleep) return step;
  return {
    ...step,
    alternatives: [
      ...step.alternatives,
      {
        when: isAsleep ? TRUE : { kind: "or", of: stands },
        assertions: [violation],
        marks: [],
        do: [],
        next: step.label,
        text: [],
      },
    ],
  };
}

const leaving = (step: ModelStep): ModelStep => ({
  ...step,
  alternatives: step.alternatives.map((alternative) => ({ ...alternative, assertions: [violation] })),
});

/** The model with this one as its only initial state. */
function startingAt(model: Model, state: State): Model {
  const { layout } = new Interpreter(model);
  return {
    ...model,
    initially: TRUE,
    variables: model.variables.map((variable) => {
      if (variable.constant) return variable;
      const base = layout.variableBase.get(variable.name) ?? 0;
      const cells = layout.slots.filter(({ kind, name }) => kind === "variable" && name === variable.name).length;
      const init = Array.from({ length: cells }, (_, cell) => [
        decodeValue(state[base + cell] ?? 0, variable.type, model.enums),
      ]);
      return { ...variable, init };
    }),
    processes: model.processes.map((process, number) => {
      const own = layout.processes[number];
      return {
        ...process,
        entry: own?.labels[state[own.label] ?? 0] ?? process.entry,
        locals: process.locals.map((local) => ({
          ...local,
          init: decodeValue(state[own?.locals.get(local.name) ?? 0] ?? 0, local.type, model.enums),
        })),
      };
    }),
  };
}
