import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import type { Model } from "../../src/model";
import { assemble } from "../../src/policies";
import { loadSpec } from "../../src/spec";
import type { Counts } from "./row";
import { countsDocument } from "./table";

const root = join(__dirname, "../..");
const data = join(root, "test/golden/external-counts.json");
const document = join(root, "docs/external-counts.md");

/** The table as it was last measured; undefined where it never was. */
export function readCounts(): Counts | undefined {
  return existsSync(data) ? (JSON.parse(readFileSync(data, "utf8")) as Counts) : undefined;
}

/** The document as it stands. */
export function readDocument(): string {
  return readFileSync(document, "utf8");
}

/** Writes the table, one row to a line, and the document made from it. */
export function writeCounts(counts: Counts): void {
  const rows = counts.rows.map((row) => `    ${JSON.stringify(row)}`).join(",\n");
  writeFileSync(data, `{\n  "versions": ${JSON.stringify(counts.versions)},\n  "rows": [\n${rows}\n  ]\n}\n`);
  writeFileSync(document, countsDocument(counts));
}

/** The bundled specs, by path from the root of the project, sorted. */
export function specFiles(): readonly string[] {
  return readdirSync(join(root, "specs"), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".yaml"))
    .map((file) => relative(root, join(root, "specs", file)))
    .sort();
}

/** The model of a bundled spec. */
export function modelOf(file: string): Model {
  const { spec } = loadSpec(readFileSync(join(root, file), "utf8"), file);
  if (spec === undefined) throw new TypeError(`${file} has errors`);
  return assemble(spec.assembly).model;
}
