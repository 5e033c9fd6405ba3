import { z } from "zod";
import { kernelEvents } from "../../states/events";
import type { Catalogue } from "../catalogue";
import { condition, identifier, list, MAX_ITEMS, object, text } from "./vocabulary";

const common = {
  id: identifier.describe("The property's name"),
  doc: text.optional().describe("One sentence: what is promised"),
};

const stateTrigger = condition
  .optional()
  .describe("A condition that some state must satisfy, or the verdict is vacuous");

export const neverSchema = object({
  ...common,
  never: condition.describe("True in no reachable state; `page` stands for some page"),
  trigger: stateTrigger,
});

export const alwaysSchema = object({
  ...common,
  always: condition.describe("True in every reachable state; `page` stands for every page"),
  trigger: stateTrigger,
});

export const onEventSchema = object({
  ...common,
  on: z.enum(kernelEvents.map(({ name }) => name)).describe(
    list(
      "An event",
      kernelEvents.map(({ name, doc }) => [name, doc]),
    ),
  ),
  require: condition.describe("True in the state before every step with that event"),
  trigger: condition.optional().describe("A condition that some such event must satisfy, or the verdict is vacuous"),
});

export const leadsToSchema = object({
  ...common,
  whenever: condition.describe(
    "Where this is true, something is owed; `page` or `actor` stands for each one by itself",
  ),
  "leads-to": condition.describe("What is owed: true then or later, on every fair behaviour that does not halt"),
});

/** The schemas of properties that are asked for by name, and of lists of properties. */
export function propertySchemas({ properties: known }: Catalogue) {
  const builtIn = z.enum(known.map(({ id }) => id)).describe(
    list(
      "A property that gupcheck knows",
      known.map(({ id, doc }) => [id, doc]),
    ),
  );
  const properties = z
    .array(z.union([builtIn, neverSchema, alwaysSchema, onEventSchema, leadsToSchema]))
    .max(MAX_ITEMS)
    .describe("What to check (default: every built-in property that the scenario can trigger)");
  return { builtIn, properties };
}
