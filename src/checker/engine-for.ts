import type { Model } from "../model";
import { CompiledEngine } from "./compile/compiled-engine";
import type { Engine } from "./engine";
import { InterpreterEngine } from "./interpret/interpreter-engine";
import type { EngineKind } from "./options";

/** Which engine, as every thread has to make it. */
export interface EngineChoice {
  readonly kind: EngineKind;
}

export function engineFor(model: Model, { kind }: EngineChoice): Engine {
  switch (kind) {
    case "interpreter":
      return new InterpreterEngine(model);
    case "compiled":
      return new CompiledEngine(model);
  }
}
