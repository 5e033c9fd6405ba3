import type { Model } from "../model";
import { CompiledEngine } from "./compile/compiled-engine";
import type { Engine } from "./engine";
import { InterpreterEngine } from "./interpret/interpreter-engine";
import type { CheckOptions, EngineKind } from "./options";
import { PreemptionEngine } from "./preemption-engine";

/** Which engine, as every thread has to make it. */
export interface EngineChoice {
  readonly kind: EngineKind;
  /** The bound on switches between processes. */
  readonly preemptions?: number;
}

export function choiceOf({ engine = "compiled", preemptions }: CheckOptions): EngineChoice {
  return { kind: engine, ...(preemptions === undefined ? {} : { preemptions }) };
}

export function engineFor(model: Model, choice: EngineChoice): Engine {
  const { preemptions } = choice;
  if (preemptions === undefined) return plainEngine(model, choice, false);
  return new PreemptionEngine(plainEngine(model, choice, true), model.processes.length, preemptions);
}

function plainEngine(model: Model, { kind }: EngineChoice, tellProcesses: boolean): Engine {
  switch (kind) {
    case "interpreter":
      return new InterpreterEngine(model);
    case "compiled":
      return new CompiledEngine(model, tellProcesses);
  }
}
