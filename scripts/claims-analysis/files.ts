import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { SpecSource } from "../../src/analysis";
import { bundledCatalogue } from "../../src/spec";
import { analysisDocument } from "./document";
import type { Row } from "./row";

const root = join(__dirname, "../..");
const data = join(root, "test/golden/claims-analysis.json");
const document = join(root, "docs/claims-analysis.md");

/** The claims, by path from the root of the project, sorted. */
export function claimFiles(): readonly string[] {
  return readdirSync(join(root, "specs/claims"))
    .filter((name) => name.endsWith(".yaml"))
    .map((name) => `specs/claims/${name}`)
    .sort();
}

/** A claim as the analyses take it. */
export const claimSource = (file: string): SpecSource => ({
  file,
  text: readFileSync(join(root, file), "utf8"),
  catalogue: bundledCatalogue,
});

export const textHash = (text: string): string => createHash("sha256").update(text).digest("hex").slice(0, 16);

/** What was measured last; empty where nothing was. */
export function readRows(): readonly Row[] {
  return existsSync(data) ? (JSON.parse(readFileSync(data, "utf8")) as readonly Row[]) : [];
}

/** The document as it stands. */
export const readDocument = (): string => readFileSync(document, "utf8");

/** Writes the rows, each on a line, and the document made from them. */
export function writeRows(rows: readonly Row[]): void {
  writeFileSync(data, `[\n${rows.map((row) => `  ${JSON.stringify(row)}`).join(",\n")}\n]\n`);
  writeFileSync(document, analysisDocument(rows));
}
