import { PluginMistake } from "./mistake";
import { API_VERSION } from "./plugin";
import { describe, Shape } from "./shape";

const KEYS = ["apiVersion", "name", "policies", "detectors", "properties", "decisionPoints", "procedures"];
const PROPERTY_KINDS = ["invariant", "event", "deadlock-free"];

/** Throws where the argument of `definePlugin` is no plug-in: JavaScript has no compiler to say so. */
export function checkPlugin(plugin: unknown): void {
  const shape = new Shape("the plug-in", undefined);
  const fields = shape.fields(plugin);
  const { apiVersion } = fields;
  if (apiVersion !== API_VERSION) {
    const message = `it is written for version ${describe(apiVersion)} of the plug-in API, and this gupcheck has version ${String(API_VERSION)}`;
    throw new PluginMistake("plugin/api-version", message, { hint: `write apiVersion: ${String(API_VERSION)}` });
  }
  shape.onlyKeys(fields, KEYS);
  shape.name(fields, "name");
  for (const policy of shape.list(fields, "policies")) checkPolicy(policy, shape);
  for (const detector of shape.list(fields, "detectors")) checkDetector(detector, shape);
  for (const property of shape.list(fields, "properties")) checkProperty(property, shape);
  for (const point of shape.list(fields, "decisionPoints")) checkPoint(point, shape);
  for (const procedure of shape.list(fields, "procedures")) checkReplacement(procedure, shape);
}

function nameIn(value: unknown, key: string): string {
  const name =
    typeof value === "object" && value !== null && key in value ? (value as Record<string, unknown>)[key] : "";
  return typeof name === "string" && name !== "" ? ` "${name}"` : "";
}

const subjectOf = (value: unknown): object | undefined =>
  typeof value === "object" && value !== null ? value : undefined;

export function checkPolicy(policy: unknown, outer: Shape): void {
  const shape = outer.inside(`the policy${nameIn(policy, "name")}`, subjectOf(policy));
  const fields = shape.fields(policy);
  shape.onlyKeys(fields, ["name", "doc", "parameters", "rules", "processes", "state"]);
  shape.name(fields, "name");
  shape.text(fields, "doc");
  shape.callable(fields, "rules", true);
  shape.callable(fields, "processes", false);
  shape.callable(fields, "state", false);
  for (const [name, parameter] of Object.entries(shape.fields(fields.parameters ?? null))) {
    checkParameter(name, parameter, shape.inside(`the parameter "${name}" of the policy`, subjectOf(policy)));
  }
}

function checkParameter(name: string, parameter: unknown, shape: Shape): void {
  const fields = shape.fields(parameter);
  shape.name({ name }, "name");
  if (name === "name") shape.wrong("cannot be called that");
  shape.text(fields, "doc");
  if (shape.oneOf(fields, "kind", ["choice", "flag"]) === "choice") {
    const values = shape.texts(fields, "values");
    if (values.length === 0) shape.wrong("has no values");
    shape.oneOf(fields, "default", values);
  } else if (typeof fields.default !== "boolean") shape.wrong('needs "default", true or false');
}

function checkDetector(detector: unknown, outer: Shape): void {
  const shape = outer.inside(`the detector${nameIn(detector, "name")}`, subjectOf(detector));
  const fields = shape.fields(detector);
  shape.onlyKeys(fields, ["name", "doc", "pinned"]);
  shape.name(fields, "name");
  shape.text(fields, "doc");
  shape.callable(fields, "pinned", true);
}

function checkProperty(property: unknown, outer: Shape): void {
  const shape = outer.inside(`the property${nameIn(property, "id")}`, subjectOf(property));
  const fields = shape.fields(property);
  shape.name(fields, "id");
  shape.text(fields, "doc");
  const kind = shape.oneOf(fields, "kind", PROPERTY_KINDS);
  shape.list(fields, "triggers");
  if (kind === "invariant") shape.fields(fields.holds);
  if (kind === "event") {
    shape.fields(fields.require);
    shape.texts(fields, "on");
  }
}

function checkPoint(value: unknown, outer: Shape): void {
  const entry = outer.inside("an item of decisionPoints", subjectOf(value));
  const { point, insert } = entry.fields(value);
  const shape = entry.inside(`the decision point${nameIn(point, "id")}`, undefined);
  const fields = shape.fields(point);
  shape.pointName(fields, "id");
  for (const key of ["fn", "file", "doc"]) shape.text(fields, key);
  if (!shape.texts(fields, "actions").includes("proceed")) shape.wrong('must allow "proceed"');
  shape.texts(fields, "locks");
  shape.fields(fields.scope);
  if (insert === undefined) return;
  const place = shape.fields(insert);
  shape.text(place, "in");
  shape.text(place, "before");
  const step = shape.fields(place.step);
  if (step.kind !== "decide" || step.point !== fields.id) shape.wrong('needs "step", made by decide() for this point');
}

function checkReplacement(value: unknown, outer: Shape): void {
  const shape = outer.inside(`the procedure${nameIn(value, "replaces")}`, subjectOf(value));
  const fields = shape.fields(value);
  shape.onlyKeys(fields, ["replaces", "build"]);
  shape.text(fields, "replaces");
  shape.callable(fields, "build", true);
}
