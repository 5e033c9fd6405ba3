import type { Model } from "../model";

/** The model with one of its properties, so that a search does not look for others; states and steps stay the same. */
export function onlyProperty(model: Model, id: string): Model {
  return {
    ...model,
    properties: model.properties.filter((property) => property.id === id),
    processes: model.processes.map((process) => ({
      ...process,
      steps: process.steps.map((step) => ({
        ...step,
        alternatives: step.alternatives.map((alternative) => ({
          ...alternative,
          assertions: alternative.assertions.filter(({ property }) => property === id),
        })),
      })),
    })),
  };
}
