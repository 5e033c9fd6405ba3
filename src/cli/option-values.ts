import { InvalidArgumentError } from "commander";

/** A whole number from `least` on. */
export function wholeNumber(least: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || !Number.isSafeInteger(value) || value < least) {
      throw new InvalidArgumentError(`a whole number of at least ${String(least)} is expected`);
    }
    return value;
  };
}

/** Seconds, fractions allowed. */
/** As `wholeNumber`, or the word "auto". */
export function wholeNumberOrAuto(least: number): (text: string) => number | "auto" {
  const parse = wholeNumber(least);
  return (text) => (text === "auto" ? "auto" : parse(text));
}

export function positiveSeconds(text: string): number {
  const value = Number(text);
  if (!/^\d+(\.\d+)?$/.test(text) || !(value > 0))
    throw new InvalidArgumentError("seconds are expected, such as 60 or 0.5");
  return value;
}

const UNITS: Readonly<Record<string, number>> = { "": 1, k: 2 ** 10, m: 2 ** 20, g: 2 ** 30, t: 2 ** 40 };

/** Bytes: `512M`, `2G`, `1.5GiB`. */
export function byteSize(text: string): number {
  const [, digits, unit] = /^(\d+(?:\.\d+)?)([kmgt]?)(?:i?b)?$/i.exec(text) ?? [];
  const factor = unit === undefined ? undefined : UNITS[unit.toLowerCase()];
  if (digits === undefined || factor === undefined || Number(digits) <= 0) {
    throw new InvalidArgumentError("a size is expected, such as 512M or 2G");
  }
  return Math.floor(Number(digits) * factor);
}

type Format = "text" | "json";
const FORMATS: readonly Format[] = ["text", "json"];

/** A format and where it goes; undefined: standard output. */
export interface OutputChoice {
  readonly format: Format;
  readonly file: string | undefined;
}

/** `json` or `json=out.json`, added to the ones before it. */
export function outputChoice(text: string, before: readonly OutputChoice[] = []): readonly OutputChoice[] {
  const [name, ...rest] = text.split("=");
  const format = FORMATS.find((candidate) => candidate === name);
  const file = rest.length === 0 ? undefined : rest.join("=");
  if (format === undefined || file === "") {
    throw new InvalidArgumentError(`${FORMATS.join(" or ")} is expected, with =FILE after it to write to a file`);
  }
  if (before.some((other) => other.file === file)) {
    throw new InvalidArgumentError(`two formats for ${file === undefined ? "standard output" : `"${file}"`}`);
  }
  return [...before, { format, file }];
}
