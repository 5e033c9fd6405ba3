import { resolve } from "node:path";
import { InvalidArgumentError } from "commander";

/** A whole number from `least` on, or from `least` to `most`. */
export function wholeNumber(least: number, most?: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    const isIn = value >= least && (most === undefined || value <= most);
    if (!/^\d+$/.test(text) || !Number.isSafeInteger(value) || !isIn) {
      const range = most === undefined ? `of at least ${String(least)}` : `from ${String(least)} to ${String(most)}`;
      throw new InvalidArgumentError(`a whole number ${range} is expected`);
    }
    return value;
  };
}

/** As `wholeNumber`, or the word "auto". */
export function wholeNumberOrAuto(least: number): (text: string) => number | "auto" {
  const parse = wholeNumber(least);
  return (text) => (text === "auto" ? "auto" : parse(text));
}

/** Seconds, fractions allowed. */
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

export const FORMATS = ["text", "json", "junit", "sarif", "github", "markdown"] as const;
type Format = (typeof FORMATS)[number];

/** A format and where it goes; undefined: standard output. */
export interface OutputChoice {
  readonly format: Format;
  readonly file: string | undefined;
}

/** Formats made of lines that do not disturb each other: they can be on standard output together. */
const SHARING: readonly Format[] = ["text", "github"];

/** `json`, `json=-` or `json=out.json`, added to the ones before it. */
export function outputChoice(text: string, before: readonly OutputChoice[] = []): readonly OutputChoice[] {
  const [name = "", ...rest] = text.split("=");
  const format = FORMATS.find((candidate) => candidate === name);
  const place = rest.join("=");
  if (format === undefined) {
    const meant = FORMATS.find((candidate) => candidate.startsWith(name.slice(0, 2)));
    throw new InvalidArgumentError(
      `there is no format "${name}"${meant === undefined || name === "" ? "" : `; did you mean "${meant}"?`} The formats are: ${FORMATS.join(", ")}; =FILE after it writes to a file`,
    );
  }
  if (rest.length > 0 && place === "") throw new InvalidArgumentError(`a file is missing after "${text}"`);
  const file = place === "" || place === "-" ? undefined : place;
  const rival = before.find((other) => isSamePlace(other.file, file));
  if (rival !== undefined && !(file === undefined && canShare(before, format))) {
    const where = file === undefined ? "standard output" : `"${file}"`;
    throw new InvalidArgumentError(
      `two formats for ${where}, ${rival.format} and ${format}: write one to a file of its own`,
    );
  }
  return [...before, { format, file }];
}

function isSamePlace(one: string | undefined, other: string | undefined): boolean {
  return one === other || (one !== undefined && other !== undefined && resolve(one) === resolve(other));
}

function canShare(before: readonly OutputChoice[], format: Format): boolean {
  const there = before.filter(({ file }) => file === undefined).map((other) => other.format);
  return [...there, format].every((each) => SHARING.includes(each)) && !there.includes(format);
}
