import type { Fairness, Trace } from "../../checker";
import type { Agent, Interpreter, State, Transition } from "../../model";
import { stepReport } from "./step-report";
import type { Helper, TraceEnd, Waiting } from "./trace-report";
import { waitingIn } from "./waiting";

/**
 * How a behaviour goes on that never gives a response: who stands still where, and who could do something but need not.
 * Of the latter those are named whose progress would make the response come, or, where nobody's would, those that are
 * waited for.
 */
export function foreverEnd(
  { states, moves, loopStart = states.length - 1 }: Trace,
  interpreter: Interpreter,
  rules: ReadonlyMap<string, string>,
  fairness: Fairness | undefined,
): TraceEnd {
  const loop = states.slice(loopStart, Math.max(loopStart + 1, states.length - 1));
  const moving = new Set(moves.slice(loopStart).map(({ process }) => process));
  const enabled = loop.map((state) => interpreter.transitions(state));
  const waiting = interpreter.model.processes.flatMap(({ name }, process): readonly Waiting[] => {
    if (moving.has(process)) return [];
    const at = enabled.findIndex((transitions) => transitions.every((transition) => transition.process !== process));
    const state = loop[at];
    return state === undefined ? [] : waitingIn(state, interpreter, rules).filter(({ actor }) => actor === name);
  });
  const wanted = fairness?.holdsWith?.flat();
  const awaited = new Set(waiting.flatMap(({ on }) => on));
  const isHelper = (process: string, agent: Agent): boolean =>
    wanted === undefined
      ? awaited.has(process)
      : wanted.some((party) => party.process === process && party.agent === agent);
  const helpers = loop.flatMap((state, at) => helpersIn(state, enabled[at] ?? [], interpreter, isHelper));
  return {
    kind: "forever",
    waiting: waiting.some(({ mustFinish }) => mustFinish) ? waiting.filter(({ mustFinish }) => mustFinish) : waiting,
    helpers: [...new Map(helpers.map((helper) => [JSON.stringify(helper), helper])).values()],
  };
}

function helpersIn(
  state: State,
  transitions: readonly Transition[],
  interpreter: Interpreter,
  isHelper: (process: string, agent: Agent) => boolean,
): readonly Helper[] {
  const { processes } = interpreter.model;
  return transitions.flatMap((transition): readonly Helper[] => {
    const process = processes[transition.process];
    const step = process?.steps[transition.step];
    const agent: Agent = step?.alternatives[transition.alternative]?.agent ?? step?.agent ?? "kernel";
    const isFair = step?.alternatives[transition.alternative]?.fair === true;
    if (process === undefined || isFair || !process.unfair.includes(agent)) return [];
    if (!isHelper(process.name, agent)) return [];
    const report = stepReport(transition, state, transition.target, interpreter, new Set());
    return report === undefined
      ? []
      : [{ actor: report.actor, step: report.step, source: report.source, agent, text: report.text }];
  });
}
