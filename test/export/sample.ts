import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { bundledSpecs, readSpec } from "../specs/run-spec";

interface Known {
  readonly states: number;
  readonly properties: Readonly<Record<string, string>>;
}

const corpus = JSON.parse(readFileSync(join(__dirname, "../golden/corpus.json"), "utf8")) as Readonly<
  Record<string, Known>
>;

/** The bundled specs with at most so many states. */
export function specsUpTo(states: number): readonly string[] {
  return bundledSpecs().filter((file) => (corpus[file]?.states ?? Number.POSITIVE_INFINITY) <= states);
}

/** The bundled specs with at most so many states, by their number, in as many groups of about the same length. */
export function sizesUpTo(states: number, groups: number): readonly (readonly string[])[] {
  const count = (file: string): number => corpus[file]?.states ?? 0;
  const sorted = specsUpTo(states).toSorted((left, right) => count(left) - count(right));
  const start = (group: number): number => Math.floor((group * sorted.length) / groups);
  return Array.from({ length: groups }, (_, group) => sorted.slice(start(group), start(group + 1)));
}

/** A choice that changes with the contents of the corpus, and with nothing else. */
export function sampleOf(files: readonly string[], count: number): readonly string[] {
  const hash = (file: string): string => createHash("sha256").update(readSpec(file)).digest("hex");
  return [...files].sort((left, right) => hash(left).localeCompare(hash(right))).slice(0, count);
}

/** One violated and one other property of a spec, as far as there are. */
export function contrastOf(file: string): readonly string[] {
  const verdicts = Object.entries(corpus[file]?.properties ?? {});
  const violated = verdicts.find(([, verdict]) => verdict.startsWith("violated"));
  const other = verdicts.find(([, verdict]) => !verdict.startsWith("violated"));
  return [violated, other].flatMap((found) => (found === undefined ? [] : [found[0]]));
}
