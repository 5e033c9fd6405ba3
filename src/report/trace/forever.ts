import type { Fairness, Trace } from "../../checker";
import type { Agent, Interpreter, State, Transition } from "../../model";
import { stepReport } from "./step-report";
import type { Helper, TraceEnd, Waiting } from "./trace-report";
import { waitingIn } from "./waiting";

/**
 * How a behaviour goes on that never gives a response: who stands still where, and who could do something but need not.
 * Only those are named whose progress would make the response come, where that is known.
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
  const helpers = loop.flatMap((state, at) => helpersIn(state, enabled[at] ?? [], interpreter, fairness));
  return {
    kind: "forever",
    waiting: [...waiting.filter(({ mustFinish }) => mustFinish), ...waiting.filter(({ mustFinish }) => !mustFinish)],
    helpers: [...new Map(helpers.map((helper) => [JSON.stringify(helper), helper])).values()],
  };
}

function helpersIn(
  state: State,
  transitions: readonly Transition[],
  interpreter: Interpreter,
  fairness: Fairness | undefined,
): readonly Helper[] {
  const { processes } = interpreter.model;
  const wanted = fairness?.holdsWith?.flat();
  return transitions.flatMap((transition): readonly Helper[] => {
    const process = processes[transition.process];
    const step = process?.steps[transition.step];
    const agent: Agent = step?.alternatives[transition.alternative]?.agent ?? step?.agent ?? "kernel";
    if (process === undefined || !process.unfair.includes(agent)) return [];
    if (wanted?.some((party) => party.process === process.name && party.agent === agent) === false) return [];
    const report = stepReport(transition, state, transition.target, interpreter, new Set());
    return report === undefined
      ? []
      : [{ actor: report.actor, step: report.step, source: report.source, agent, text: report.text }];
  });
}
