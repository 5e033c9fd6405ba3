import type { Model } from "../model";
import { CompiledEngine } from "./compile/compiled-engine";
import { type Engine, processTags, type Tags } from "./engine";
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
  if (preemptions === undefined) return plainEngine(model, choice);
  return new PreemptionEngine(plainEngine(model, choice, processTags(model)), model.processes.length, preemptions);
}

/** An engine without a bound on switches; with `tags`, its batches have them. */
export function plainEngine(model: Model, { kind }: EngineChoice, tags?: Tags): Engine {
  switch (kind) {
    case "interpreter":
      return new InterpreterEngine(model, tags);
    case "compiled":
      return new CompiledEngine(model, tags);
  }
}
