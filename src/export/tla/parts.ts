import type { Agent, Model, ModelAlternative } from "../../model";
import type { Names } from "../names";
import { possibleAlternatives } from "../step-text";
import { named, type Symbols } from "../symbols";

/** Alternatives of a step that are alike for fairness: the same agent, and the same lock that they wait for or none. */
export interface Part {
  /** The action that stands for them; that of the step where it has no other parts. */
  readonly name: string;
  readonly agent: Agent;
  readonly acquires: ModelAlternative["acquires"];
  readonly alternatives: readonly ModelAlternative[];
}

/** The parts of all steps: by process, then by the position of the step. */
export function partsOf(model: Model, symbols: Symbols, names: Names): readonly (readonly (readonly Part[])[])[] {
  return model.processes.map(({ steps }, process) =>
    steps.map((step) => {
      const classes = new Map<string, ModelAlternative[]>();
      for (const alternative of possibleAlternatives(step, model)) {
        const key = JSON.stringify([alternative.agent ?? step.agent, alternative.acquires]);
        classes.set(key, [...(classes.get(key) ?? []), alternative]);
      }
      const label = named(symbols.processes[process]?.labels, step.label);
      return [...classes.values()].map((alternatives, position): Part => {
        const [first] = alternatives;
        return {
          name: classes.size === 1 ? label : names.declare(`${label}_${String(position + 1)}`),
          agent: first?.agent ?? step.agent,
          acquires: first?.acquires,
          alternatives,
        };
      });
    }),
  );
}
