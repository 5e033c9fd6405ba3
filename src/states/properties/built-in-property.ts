import { type Property, type Term, TRUE, type Trigger } from "../../model";
import type { Scenario } from "../scenario";

/** A property that gupcheck knows by name. */
export interface BuiltInProperty {
  readonly property: Property;
  /** Its number in the literature of the project: S1, S2c, … */
  readonly number: string;
  /** False where the scenario makes it meaningless. */
  readonly applies: (scenario: Scenario) => boolean;
}

/** An event that must have been possible, with a condition on its arguments. */
export function onEvent(on: string | readonly string[], text: string, when?: Term<boolean>): Trigger {
  return { kind: "event", on: typeof on === "string" ? [on] : on, when: when?.expr ?? TRUE, text };
}

/** A condition that must have been true in some state. */
export function onState(when: Term<boolean>, text: string): Trigger {
  return { kind: "state", when: when.expr, text };
}

export const anywhere = (): boolean => true;
export const inPageCache = (scenario: Scenario): boolean => scenario.storage === "page-cache";
export const onDax = (scenario: Scenario): boolean => scenario.storage === "dax";
