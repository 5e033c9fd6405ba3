import { conditionsOf, ghostsReadBy, type Model, type ModelProperty } from "../../model";

/**
 * The ghosts that one property reads, directly or through assignments to them: of those that a model carries for all
 * its properties, the ones that are worth showing in a trace of this one.
 */
export function ghostsOf(property: ModelProperty, model: Model): ReadonlySet<string> {
  const alternatives = model.processes.flatMap(({ steps }) => steps).flatMap((step) => step.alternatives);
  const asserted = alternatives.flatMap(({ assertions }) =>
    assertions.filter((assertion) => assertion.property === property.id).map(({ require }) => require),
  );
  return ghostsReadBy(
    [...asserted, ...conditionsOf(property)],
    model.variables,
    alternatives.map((alternative) => alternative.do),
  );
}
