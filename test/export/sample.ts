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
