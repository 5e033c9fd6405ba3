import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { claimFiles, claimSource, textHash } from "./files";
import type { Row } from "./row";

interface Golden {
  readonly states: number;
  readonly properties: Readonly<Record<string, string>>;
}

const file = join(__dirname, "../../test/golden/corpus.json");
const golden: Readonly<Record<string, Golden>> = existsSync(file)
  ? (JSON.parse(readFileSync(file, "utf8")) as Readonly<Record<string, Golden>>)
  : {};

/** True where the text of the spec, its states and its verdicts are still those that the row was measured with. */
export function isCurrent({ spec, hash, states, verdicts }: Row): boolean {
  const now = golden[spec];
  if (now === undefined || now.states !== states || !claimFiles().includes(spec)) return false;
  if (textHash(claimSource(spec).text) !== hash) return false;
  const known = Object.entries(now.properties).map(([id, verdict]) => [id, verdict.replace(" after ", " in ")]);
  return JSON.stringify(known.sort()) === JSON.stringify(Object.entries(verdicts).sort());
}

/** Small ones first, so that an interruption leaves little undone. */
export const bySize = (files: readonly string[]): readonly string[] =>
  files.toSorted((left, right) => (golden[left]?.states ?? 0) - (golden[right]?.states ?? 0));
