import { PluginMistake } from "./mistake";
import { nearestHint } from "./nearest-hint";

type Fields = Readonly<Record<string, unknown>>;

const IDENTIFIER = /^[a-z][a-z0-9-]*$/;
const POINT = /^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*$/;

/** Says what is wrong with parts of a definition; `subject` is the definition whose place is shown. */
export class Shape {
  constructor(
    private readonly what: string,
    private readonly subject: object | undefined,
  ) {}

  /** A part of the definition, in a definition of its own. */
  inside(what: string, subject: object | undefined): Shape {
    return new Shape(what, subject ?? this.subject);
  }

  wrong(message: string, hint?: string): never {
    const options = this.subject === undefined ? { hint } : { hint, subject: this.subject };
    throw new PluginMistake("plugin/wrong-shape", `${this.what} ${message}`, options);
  }

  fields(value: unknown): Fields {
    if (typeof value !== "object" || value === null || Array.isArray(value)) {
      return this.wrong(`must be an object, not ${describe(value)}`);
    }
    return value as Fields;
  }

  onlyKeys(fields: Fields, known: readonly string[]): void {
    for (const key of Object.keys(fields)) {
      if (known.includes(key)) continue;
      this.wrong(`has no key "${key}"`, nearestHint(key, known) ?? `its keys are: ${known.join(", ")}`);
    }
  }

  text(fields: Fields, key: string): string {
    const value = fields[key];
    if (typeof value === "string" && value.trim() !== "") return value;
    return this.wrong(`needs "${key}", a text; it is ${describe(value)}`);
  }

  name(fields: Fields, key: string): string {
    const value = this.text(fields, key);
    if (IDENTIFIER.test(value)) return value;
    return this.wrong(`cannot be called "${value}"`, "names consist of small letters, digits and -");
  }

  pointName(fields: Fields, key: string): string {
    const value = this.text(fields, key);
    if (POINT.test(value)) return value;
    return this.wrong(`cannot be called "${value}"`, 'names look like "page_mkwrite" and "writeback.after_mkclean"');
  }

  list(fields: Fields, key: string): readonly unknown[] {
    const value = fields[key];
    if (value === undefined) return [];
    return Array.isArray(value) ? value : this.wrong(`must have a list as "${key}", not ${describe(value)}`);
  }

  texts(fields: Fields, key: string): readonly string[] {
    const values = this.list(fields, key);
    if (values.every((value) => typeof value === "string")) return values;
    return this.wrong(`must have a list of texts as "${key}"`);
  }

  oneOf(fields: Fields, key: string, values: readonly string[]): string {
    const value = fields[key];
    if (typeof value === "string" && values.includes(value)) return value;
    return this.wrong(`needs "${key}", one of ${values.join(", ")}; it is ${describe(value)}`);
  }

  callable(fields: Fields, key: string, needed: boolean): void {
    const value = fields[key];
    if (typeof value === "function" || (value === undefined && !needed)) return;
    this.wrong(`needs "${key}", a function; it is ${describe(value)}`);
  }
}

export function describe(value: unknown): string {
  if (value === undefined) return "missing";
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "string") return JSON.stringify(value.slice(0, 60));
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  return typeof value === "function" ? "a function" : "an object";
}
