import type { Program, Property } from "../model";
import { builtInProperties, type Scenario } from "../states";

/**
 * What is checked where a spec does not say it: every built-in property that makes sense in the scenario and that some
 * step of the program can trigger. A trigger that is a condition on states is assumed to be possible.
 */
export function defaultProperties(scenario: Scenario, program: Program): readonly Property[] {
  const events = eventsOf(program);
  const occurs = (names: readonly string[]): boolean => names.some((name) => events.has(name));
  return builtInProperties.flatMap(({ property, applies }): readonly Property[] => {
    if (!applies(scenario)) return [];
    if (property.kind !== "event") return [property];
    const triggered = property.triggers.every((trigger) => trigger.kind === "state" || occurs(trigger.on));
    return triggered && occurs(property.on) ? [property] : [];
  });
}

/** The events that some step of a program carries. */
function eventsOf(program: Program): ReadonlySet<string> {
  const steps = program.procedures.flatMap(({ body }) => body);
  const alternatives = steps.flatMap((step) => (step.kind === "step" ? step.alternatives : []));
  return new Set(alternatives.flatMap(({ events }) => events.map(({ name }) => name)));
}
