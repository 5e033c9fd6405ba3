import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import type { Baseline, NameIn } from "../report";
import { failureOf } from "./failure";
import { UsageError } from "./usage-error";

/** The version of the file's format. */
const FORMAT = 1;

/**
 * Reads a baseline; undefined where there is none. Throws a UsageError where the file is something else: it is never
 * written over then.
 */
export function readBaseline(file: string): Baseline | undefined {
  if (!existsSync(file)) return undefined;
  const { z } = require("zod") as typeof import("zod");
  const schema = z.object({
    gupcheckBaseline: z.literal(FORMAT),
    toolVersion: z.string(),
    entries: z.array(
      z.object({
        spec: z.string(),
        property: z.string(),
        verdict: z.enum(["holds", "violated", "vacuous", "inconclusive"]),
        modelHash: z.string(),
      }),
    ),
  });
  try {
    const { toolVersion, entries } = schema.parse(JSON.parse(readFileSync(file, "utf8")));
    return { toolVersion, entries };
  } catch (error) {
    const reason = error instanceof z.ZodError ? pathOf(error.issues[0]) : failureOf(error).message;
    throw new UsageError(`"${file}" is no baseline: ${reason}`);
  }
}

function pathOf(issue: { readonly path: readonly PropertyKey[]; readonly message: string } | undefined): string {
  return issue === undefined
    ? "it cannot be read"
    : `${issue.path.map(String).join(".") || "the file"}: ${issue.message}`;
}

/** Writes a baseline, an entry to a line, so that changes are easy to review. The old one is there until the new one is. */
export function writeBaseline(file: string, { toolVersion, entries }: Baseline): void {
  const rows = entries.map(({ spec, property, verdict, modelHash }) =>
    JSON.stringify({ spec, property, verdict, modelHash }),
  );
  const head = `{\n  "gupcheckBaseline": ${String(FORMAT)},\n  "toolVersion": ${JSON.stringify(toolVersion)},\n`;
  const body = rows.length === 0 ? "[]" : `[\n${rows.map((row) => `    ${row}`).join(",\n")}\n  ]`;
  const fresh = `${file}.${String(process.pid)}.tmp`;
  writeFileSync(fresh, `${head}  "entries": ${body}\n}\n`);
  renameSync(fresh, file);
}

/** Specs are named from the folder of the baseline, with slashes, so that it means the same from everywhere. */
export function namesIn(file: string): { readonly nameIn: NameIn; readonly exists: (spec: string) => boolean } {
  const folder = dirname(resolve(file));
  return {
    nameIn: (spec) => (spec === "<stdin>" ? undefined : relative(folder, resolve(spec)).split(sep).join("/")),
    exists: (spec) => existsSync(join(folder, spec)),
  };
}
