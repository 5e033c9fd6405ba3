import type { Trace } from "../../checker";
import type { Model } from "../../model";
import type { ChangeSet } from "./change-set";
import type { Universe } from "./universe";
import type { Visit } from "./visit";
import { Walk } from "./walk";

/** A violation, and all that a policy has to do with it. */
export interface Counterexample {
  readonly property: string;
  readonly scenario: number;
  readonly trace: Trace;
  /** The model that it is a trace of. */
  readonly model: Model;
  readonly visits: readonly Visit[];
  /**
   * A trace does not tell all of a deadlock in which others may still move: it says something about the set of changes
   * under which it was found only.
   */
  readonly only?: ChangeSet;
}

/** Says what the trace of a model rests on. `oracle` is the oracle of the same policy. */
export function counterexampleOf(
  found: { readonly property: string; readonly scenario: number; readonly trace: Trace; readonly model: Model },
  oracle: Model,
  universe: Universe,
): Counterexample {
  const walk = new Walk(found.model, oracle, found.trace);
  return { ...found, visits: walk.visits(universe, found.trace, kindOf(found.model, found.property)) };
}

function kindOf({ properties }: Model, property: string): string {
  return properties.find(({ id }) => id === property)?.kind ?? "";
}
