import { parse } from "yaml";
import { buildVariant } from "./build-variant";
import { type Edit, EditError, editedText, type PathStep, valueIn } from "./edit";
import type { SpecSource } from "./variant";

/** A place in a spec and the values to be tried there, as they were written. */
export interface Axis {
  /** As it was written: `kernel.version`, `pages`. */
  readonly name: string;
  /** `*` stands for each item of a map or list that can have what follows. */
  readonly path: readonly string[];
  readonly values: readonly string[];
}

/** Thrown where an axis is not well-formed or does not fit a spec. */
export class AxisError extends Error {
  override readonly name = "AxisError";
}

/** Names for what is asked for often. */
const SHORT: Readonly<Record<string, string>> = {
  pages: "system.pages",
  storage: "system.storage",
  "stable-pages": "system.stable-pages",
  version: "kernel.version",
  "dma-writes": "actors.*.dma-writes",
  times: "actors.*.times",
};

/** A sweep longer than this is a mistake. */
const MOST_VALUES = 64;

/**
 * `path=value,value`, where `a..b` stands for the whole numbers from a to b. Commas inside brackets do not separate.
 * Throws AxisError.
 */
export function parseAxis(text: string): Axis {
  const at = text.indexOf("=");
  const name = text.slice(0, Math.max(0, at)).trim();
  if (at < 1 || name === "" || name.split(".").some((step) => step === "")) {
    throw new AxisError(`"${text}" is no axis: write it as path=value,value, such as kernel.version=4.19,6.15`);
  }
  const values = splitValues(text.slice(at + 1)).flatMap(rangeOf);
  if (values.length === 0 || values.includes("")) throw new AxisError(`"${text}" lacks a value`);
  if (values.length > MOST_VALUES) throw new AxisError(`"${text}" has more than ${String(MOST_VALUES)} values`);
  return { name, path: (SHORT[name] ?? name).split("."), values: [...new Set(values)] };
}

/** Several axes in one text: `pages=1..3,dma-writes=1..2`. Throws AxisError. */
export function parseAxes(text: string): readonly Axis[] {
  const pieces: string[] = [];
  for (const part of splitValues(text)) {
    const last = pieces.length - 1;
    if (part.includes("=") || last < 0) pieces.push(part);
    else pieces[last] = `${pieces[last] ?? ""},${part}`;
  }
  return pieces.map(parseAxis);
}

function splitValues(text: string): readonly string[] {
  const parts: string[] = [];
  let [depth, part] = [0, ""];
  for (const letter of text) {
    if (letter === "[" || letter === "{") depth += 1;
    if (letter === "]" || letter === "}") depth -= 1;
    if (letter === "," && depth === 0) {
      parts.push(part.trim());
      part = "";
    } else part += letter;
  }
  return [...parts, part.trim()];
}

function rangeOf(value: string): readonly string[] {
  const [, from, to] = /^(\d{1,6})\.\.(\d{1,6})$/.exec(value) ?? [];
  if (from === undefined || to === undefined) return [value];
  const [first, last] = [Number(from), Number(to)];
  if (last < first) throw new AxisError(`the range ${value} ends before it starts`);
  return Array.from({ length: Math.min(last - first + 1, MOST_VALUES + 1) }, (_, offset) => String(first + offset));
}

/**
 * The edits that put a value at the place of an axis, in a spec to which `before` has been done. What the value means is
 * what YAML reads, or, where no spec comes of that, its text (so that 4.19 may be a version). Throws AxisError where
 * there is no such place, with what the loader says.
 */
export function editsAt(source: SpecSource, before: readonly Edit[], axis: Axis, value: string): readonly Edit[] {
  const { path } = axis;
  const wild = path.indexOf("*");
  if (wild < 0) return placed(source, before, path, value, axis);
  const items = valueIn(editedText(source.text, before), path.slice(0, wild));
  const keys = typeof items === "object" && items !== null ? Object.keys(items) : [];
  const edits: Edit[] = [];
  for (const key of keys) {
    const one = [...path.slice(0, wild), key, ...path.slice(wild + 1)];
    try {
      edits.push(...placed(source, [...before, ...edits], one, value, axis));
    } catch (error) {
      if (!(error instanceof AxisError)) throw error; // this one cannot have it
    }
  }
  if (edits.length === 0) throw new AxisError(`nothing in ${source.file} can have ${axis.name}=${value}`);
  return edits;
}

function placed(
  source: SpecSource,
  before: readonly Edit[],
  path: readonly string[],
  value: string,
  axis: Axis,
): readonly Edit[] {
  const resolved = resolve(editedText(source.text, before), path);
  let said: string | undefined;
  for (const meant of meanings(value)) {
    try {
      const edits = resolved(meant);
      const built = buildVariant(source, { edits: [...before, ...edits], rules: [] });
      if (built.kind === "built") return edits;
      const wrong = built.diagnostics.filter(({ severity }) => severity === "error");
      // That a version has to be quoted says nothing here: the next meaning quotes it.
      if (wrong.some(({ code }) => code === "spec/unquoted-version")) continue;
      const [mistake] = [...wrong, ...built.mistakes];
      if (mistake !== undefined) {
        const { message, hint }: { readonly message: string; readonly hint?: string } = mistake;
        said ??= hint === undefined ? message : `${message}; ${hint}`;
      }
    } catch (error) {
      if (!(error instanceof EditError)) throw error;
      said ??= error.message;
    }
  }
  throw new AxisError(`${axis.name}=${value} does not fit ${source.file}: ${said ?? "it is no value"}`);
}

function meanings(value: string): readonly unknown[] {
  try {
    const read: unknown = parse(value);
    return read === value ? [value] : [read, value];
  } catch {
    return [value];
  }
}

/** Items of lists may be named by their id, name or text; one that is a bare name becomes a map where more follows. */
function resolve(text: string, path: readonly string[]): (value: unknown) => readonly Edit[] {
  const steps: PathStep[] = [];
  let made: { readonly path: readonly PathStep[]; readonly name: string } | undefined;
  for (const [position, word] of path.entries()) {
    const here = valueIn(text, steps);
    if (!Array.isArray(here)) {
      steps.push(word);
      continue;
    }
    const items = here as readonly unknown[];
    const at = /^\d+$/.test(word) ? Number(word) : items.findIndex((item) => isNamed(item, word));
    if (at < 0) throw new AxisError(`there is no "${word}" in ${path.slice(0, position).join(".")}`);
    steps.push(at);
    const item = items[at];
    if (typeof item === "string" && position < path.length - 1) made = { path: [...steps], name: item };
  }
  const { length } = made?.path ?? [];
  const key = steps[length];
  return (value) =>
    made === undefined || key === undefined
      ? [{ kind: "set", path: steps, value }]
      : [{ kind: "set", path: made.path, value: { name: made.name, [String(key)]: value } }];
}

function isNamed(item: unknown, name: string): boolean {
  if (item === name) return true;
  if (typeof item !== "object" || item === null) return false;
  return ("id" in item && item.id === name) || ("name" in item && item.name === name);
}
