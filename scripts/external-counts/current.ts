import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Model } from "../../src/model";
import { exportedHashes } from "./exported";
import { confirmers, type Row } from "./row";

interface Golden {
  readonly states: number;
  readonly transitions: number;
  readonly properties: Readonly<Record<string, string>>;
}

const file = join(__dirname, "../../test/golden/corpus.json");
const golden = JSON.parse(readFileSync(file, "utf8")) as Readonly<Record<string, Golden>>;

/** True where our own counts and verdicts are still those that the others were compared with. */
export function isCurrent({ spec, states, transitions, verdicts }: Row): boolean {
  const now = golden[spec];
  if (now === undefined || now.states !== states || now.transitions !== transitions) return false;
  // "violated after 22" is violated.
  return Object.entries(verdicts).every(([id, verdict]) => now.properties[id]?.split(" ")[0] === verdict);
}

/** True where the others would be given the same now. */
export function isExportedAsNow({ verdicts, exported }: Row, model: Model): boolean {
  const now = exportedHashes(model, Object.keys(verdicts));
  return confirmers.every((tool) => now[tool] === exported[tool]);
}
