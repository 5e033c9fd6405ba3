import type { Agent, Model, ModelAlternative } from "../../model";
import type { Names } from "../names";
import { possibleAlternatives } from "../step-text";
import { named, type Symbols } from "../symbols";

/** Alternatives of a step that are alike for fairness: of the same party, and with the same lock to wait for or none. */
export interface Part {
  /** The action that stands for them; that of the step where it has no other parts. */
  readonly name: string;
  readonly agent: Agent;
  /** Counted on although its agent is not. */
  readonly asked: boolean;
  readonly acquires: ModelAlternative["acquires"];
  readonly alternatives: readonly ModelAlternative[];
}

/** The parts of all steps: by process, then by the position of the step. */
export function partsOf(model: Model, symbols: Symbols, names: Names): readonly (readonly (readonly Part[])[])[] {
  return model.processes.map(({ steps, unfair }, process) =>
    steps.map((step) => {
      const classes = new Map<string, ModelAlternative[]>();
      for (const alternative of possibleAlternatives(step, model)) {
        const { agent = step.agent, acquires, fair } = alternative;
        const key = JSON.stringify([agent, fair === true && unfair.includes(agent), acquires]);
        classes.set(key, [...(classes.get(key) ?? []), alternative]);
      }
      const label = named(symbols.processes[process]?.labels, step.label);
      return [...classes.values()].map((alternatives, position): Part => {
        const [first] = alternatives;
        const agent = first?.agent ?? step.agent;
        return {
          name: classes.size === 1 ? label : names.declare(`${label}_${String(position + 1)}`),
          agent,
          asked: first?.fair === true && unfair.includes(agent),
          acquires: first?.acquires,
          alternatives,
        };
      });
    }),
  );
}
