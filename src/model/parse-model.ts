import type { Model } from "./model";

/** A model as text; `parseModel(JSON.parse(text))` gives it back. */
export function serialiseModel(model: Model): string {
  return JSON.stringify(model);
}

const parts: Readonly<Record<keyof Model, "string" | "object" | "list" | "boolean">> = {
  name: "string",
  enums: "object",
  sets: "object",
  variables: "list",
  processes: "list",
  halted: "object",
  initially: "object",
  properties: "list",
  stateMarks: "list",
  lockHandOver: "boolean",
};

/**
 * A model read back from what `serialiseModel` wrote. Looks at the outermost parts only, enough to tell a model from
 * something else; what is inside them is trusted.
 *
 * @throws {TypeError} where a part is missing or of the wrong kind.
 */
export function parseModel(json: unknown): Model {
  assertModel(json);
  return json;
}

function assertModel(json: unknown): asserts json is Model {
  if (typeof json !== "object" || json === null) throw new TypeError("a model is an object");
  const given: Readonly<Record<string, unknown>> = { ...json };
  for (const [part, kind] of Object.entries(parts)) {
    const value = given[part];
    const found = Array.isArray(value) ? "list" : value === null ? "nothing" : typeof value;
    if (found !== kind) throw new TypeError(`"${part}" of a model is a ${kind}, not ${found}`);
  }
}
