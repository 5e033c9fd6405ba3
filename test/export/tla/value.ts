/** A set is an array without repetitions; a function maps the text of its arguments. */
export type Value = boolean | number | string | readonly Value[] | ReadonlyMap<string, Value>;

/** Equal values have equal texts. */
export function textOf(value: Value): string {
  if (value instanceof Map) {
    const entries = [...(value as ReadonlyMap<string, Value>)].map(([at, inner]) => `${at}:${textOf(inner)}`);
    return `[${entries.sort().join()}]`;
  }
  if (Array.isArray(value)) return `{${(value as readonly Value[]).map(textOf).sort().join()}}`;
  return JSON.stringify(value);
}

export function asSet(value: Value): readonly Value[] {
  if (!Array.isArray(value)) throw new TypeError(`${textOf(value)} is no set`);
  return value as readonly Value[];
}

export function asFunction(value: Value): ReadonlyMap<string, Value> {
  if (!(value instanceof Map)) throw new TypeError(`${textOf(value)} is no function`);
  return value as ReadonlyMap<string, Value>;
}

export function asNumber(value: Value): number {
  if (typeof value !== "number") throw new TypeError(`${textOf(value)} is no number`);
  return value;
}

export function asBoolean(value: Value): boolean {
  if (typeof value !== "boolean") throw new TypeError(`${textOf(value)} is no truth value`);
  return value;
}
