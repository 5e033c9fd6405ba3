import { jsonSchema } from "../../src/spec/schema";
import { code, table } from "./table";

/** What of a JSON Schema the tables are made from. */
interface Schema {
  readonly type?: string | readonly string[];
  readonly const?: string | number | boolean;
  readonly enum?: readonly string[];
  readonly description?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly required?: readonly string[];
}

type Row = readonly [path: string, values: string, meaning: string];

/** Every key of a spec, with its values and its meaning, from the schema that editors use. */
export function specKeys(): string {
  const schema = jsonSchema() as Schema;
  const at = (...keys: readonly string[]): Schema => keys.reduce((inner, key) => inner.properties?.[key] ?? {}, schema);
  const head = ["key", "values", "meaning"];
  const top = rowsOf(schema, "", (path) => !["policy.state", "kernel"].some((outside) => path === outside));
  const state = at("policy", "state").additionalProperties;
  return [
    "Keys marked with * are required. [JSON Schema](../schema/policy.schema.json) for editors: `gupcheck schema`.",
    table(head, top),
    "### Actors",
    `${code("actors")} maps names to what they run. All of them take ${code("times")} and ${code("fairness")}:`,
    table(head, rowsOf(pick(actorKinds(schema)[0] ?? {}, ["times", "fairness"]), "")),
    table(["run", "what it does", "key", "values", "meaning"], actorKinds(schema).flatMap(actorRows)),
    "### Rules",
    `Items of ${code("policy.rules")}; at each decision point its actions are legal and no others.`,
    table(
      head,
      rowsOf(union(alternatives(at("policy", "rules").items)), "", () => true, ["at", "do", "drop"]),
    ),
    "### State of a policy",
    `Values of ${code("policy.state")}, by name: [policy-state.md](policy-state.md).`,
    table(head, rowsOf(typeof state === "object" ? { ...state, properties: { ...state.properties } } : {}, "")),
    "### Properties of one's own",
    `Items of ${code("properties")} that are not names: [recipes.md](recipes.md#add-a-property).`,
    table(head, rowsOf(union(objects(at("properties").items)), "")),
    "### Expectations",
    `Values of ${code("expect")}, by property: a verdict, or`,
    table(head, rowsOf(union(objects(asSchema(at("expect").additionalProperties))), "")),
  ].join("\n\n");
}

const asSchema = (schema: Schema | boolean | undefined): Schema | undefined =>
  typeof schema === "object" ? schema : undefined;

const alternatives = (schema: Schema | undefined): readonly Schema[] => schema?.oneOf ?? schema?.anyOf ?? [];

/** Those of the alternatives that are maps, inner alternatives included. */
function objects(schema: Schema | undefined): readonly Schema[] {
  return alternatives(schema).flatMap((each) => (each.properties === undefined ? objects(each) : [each]));
}

const actorKinds = (schema: Schema): readonly Schema[] =>
  alternatives(asSchema(schema.properties?.actors?.additionalProperties));

const pick = (schema: Schema, keys: readonly string[]): Schema => ({
  properties: Object.fromEntries(Object.entries(schema.properties ?? {}).filter(([key]) => keys.includes(key))),
});

/** The keys of all alternatives; required are those that all of them require. */
function union(schemas: readonly Schema[]): Schema {
  const properties: Record<string, Schema> = {};
  for (const schema of schemas) {
    for (const [key, inner] of Object.entries(schema.properties ?? {})) properties[key] ??= inner;
  }
  const required = Object.keys(properties).filter((key) => schemas.every((each) => each.required?.includes(key)));
  return { properties, required };
}

/** The keys of a map and of the maps in it; values of `open` keys depend on where they stand. */
function rowsOf(
  schema: Schema,
  prefix: string,
  enters: (path: string) => boolean = () => true,
  open: readonly string[] = [],
): readonly Row[] {
  return Object.entries(schema.properties ?? {}).flatMap(([key, inner]) => {
    const path = `${prefix}${key}`;
    const star = schema.required?.includes(key) === true ? "\\*" : "";
    const values = open.includes(key) ? "see [decision points](#decision-points)" : valuesOf(inner);
    const row: Row = [
      code(path) + star,
      values,
      inner.const !== undefined && open.includes(key) ? "Where the rule decides" : meaningOf(inner),
    ];
    return [row, ...(enters(path) && inner.properties !== undefined ? rowsOf(inner, `${path}.`, enters) : [])];
  });
}

function actorRows(actor: Schema): readonly (readonly string[])[] {
  const { run, times: _times, fairness: _fairness, ...own } = actor.properties ?? {};
  const keys = rowsOf({ properties: own, required: actor.required ?? [] }, "");
  const first = [code(String(run?.const ?? "")), run?.description ?? ""];
  const [row, ...rest] = keys;
  if (row === undefined) return [[...first, "", "", ""]];
  return [[...first, ...row], ...rest.map((each) => ["", "", ...each])];
}

/** A choice between values that are described is one line for each value. */
const meaningOf = ({ description }: Schema): string => (description ?? "").replaceAll(/\n- ([^:]+): /g, "\n`$1` ");

function valuesOf(schema: Schema): string {
  if (schema.enum !== undefined) return schema.enum.map(code).join(", ");
  if (schema.const !== undefined) return code(String(schema.const));
  const inner = alternatives(schema);
  if (inner.length > 0) return [...new Set(inner.map(valuesOf))].join(", ");
  switch (schema.type) {
    case "integer":
      return rangeOf(schema);
    case "boolean":
      return "`true`, `false`";
    case "array":
      return "a list";
    case "object":
      return "a map";
    default:
      return [schema.type ?? "text"].flat().join(", ").replace("string", "text").replace("boolean", "`true`, `false`");
  }
}

function rangeOf({ minimum, maximum }: Schema): string {
  const [least, most] = [minimum ?? Number.MIN_SAFE_INTEGER, maximum ?? Number.MAX_SAFE_INTEGER];
  if (least === Number.MIN_SAFE_INTEGER) return "an integer";
  return most === Number.MAX_SAFE_INTEGER ? `an integer from ${least} on` : `${least} to ${most}`;
}
