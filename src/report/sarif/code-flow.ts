import type { Region, RuleReport, SpecResult } from "../spec-result";
import { functionText } from "../text/step-lines";
import type { NamedValue, StepReport, TraceReport } from "../trace";
import { sarifPlace } from "./location";
import { sarifText } from "./message";

/** What a trace is told of. */
export interface Told {
  readonly file: string;
  readonly result?: Pick<SpecResult, "rules" | "actors">;
  /** Where a step is said to be that nothing in the spec stands for. */
  readonly fallback: Region | undefined;
}

/** The code flow of a result; none where it has no trace, or is violated from the start. */
export function codeFlows(trace: TraceReport | undefined, told: Told): { readonly codeFlows?: readonly object[] } {
  return trace === undefined || trace.steps.length === 0 ? {} : { codeFlows: [codeFlow(trace, told)] };
}

/**
 * A trace as one thread of steps in their order, the actor in each message: viewers show it as a list to walk along. The
 * state beside each step is that of all cells that change on the way, after the step; locals have the actor's name.
 */
function codeFlow(trace: TraceReport, told: Told): object {
  const before = initialState(trace);
  const state = new Map(before);
  const locations = trace.steps.map((step, at) => {
    for (const { variable, to, scope } of step.changes) state.set(cell(step, variable, scope), to);
    return {
      executionOrder: at + 1,
      importance: at === trace.steps.length - 1 ? "essential" : step.rule === undefined ? "unimportant" : "important",
      location: stepLocation(step, at, trace, told),
      ...(step.agent === "kernel" ? { module: step.source.file === "" ? "kernel" : step.source.file } : {}),
      state: stateObject(state),
    };
  });
  return {
    message: sarifText(`the interleaving, ${String(trace.length)} ${trace.length === 1 ? "step" : "steps"}`),
    threadFlows: [
      {
        id: "interleaving",
        ...(before.size === 0 ? {} : { initialState: stateObject(before) }),
        locations,
      },
    ],
  };
}

function stepLocation(step: StepReport, at: number, trace: TraceReport, { file, result, fallback }: Told): object {
  const { actor, text, source, rule } = step;
  const by = rule === undefined ? "" : ` (rule ${rule})`;
  const again = trace.loopStart === at ? " — from here on, the steps repeat forever" : "";
  const region = placeOf(step, result) ?? fallback;
  return {
    ...sarifPlace(file, region),
    logicalLocations: [
      {
        name: source.fn,
        fullyQualifiedName: source.file === "" ? source.fn : `${source.file}:${source.fn}`,
        kind: "function",
      },
    ],
    message: sarifText(`${actor}: ${functionText(step)}: ${text}${by}${again}`),
  };
}

/** The rule that a step comes from, or the actor that takes it. */
function placeOf({ rule, actor }: StepReport, result: Told["result"]): Region | undefined {
  const found: RuleReport | undefined = result?.rules.find(({ id }) => id === rule);
  return found?.location ?? result?.actors.find(({ name }) => name === actor)?.location;
}

/** The values before the first step of all cells that change. */
function initialState({ steps, initially }: TraceReport): ReadonlyMap<string, string> {
  const known = new Map(initially.map(({ variable, value }: NamedValue) => [variable, value]));
  for (const step of steps) {
    for (const { variable, from, scope } of step.changes) {
      const name = cell(step, variable, scope);
      if (!known.has(name)) known.set(name, from);
    }
  }
  return known;
}

function cell({ actor }: StepReport, variable: string, scope: "shared" | "ghost" | "local"): string {
  return scope === "local" ? `${actor}: ${variable}` : variable;
}

function stateObject(state: ReadonlyMap<string, string>): object {
  return Object.fromEntries([...state].map(([name, value]) => [name, sarifText(value)]));
}
