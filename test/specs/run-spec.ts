import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { type CheckResult, check } from "../../src/checker";
import { assemble } from "../../src/policies";
import { loadSpec } from "../../src/spec";
import type { Spec } from "../../src/spec/spec";

const root = join(__dirname, "../..");

/** All bundled specs, by path from the root of the project, sorted. */
export function bundledSpecs(): readonly string[] {
  return readdirSync(join(root, "specs"), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".yaml"))
    .map((file) => relative(root, join(root, "specs", file)))
    .sort();
}

export function readSpec(file: string): string {
  return readFileSync(join(root, file), "utf8");
}

/** Loads a spec that must be free of errors. */
export function validSpec(text: string, file: string): Spec {
  const { spec, diagnostics } = loadSpec(text, file);
  assert.ok(spec, diagnostics.map(({ message }) => message).join("; "));
  return spec;
}

export function runSpec(spec: Spec): CheckResult {
  return check(assemble(spec.assembly).model);
}

/** The verdict of a property in a result. */
export function verdictOf(result: CheckResult, property: string): string | undefined {
  return result.properties.find(({ id }) => id === property)?.verdict;
}
