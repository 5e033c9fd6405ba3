import { createHash } from "node:crypto";
import type { PropertyReport } from "../spec-result";

/**
 * What keeps a result the same result after edits elsewhere in the spec: which property of which spec has which verdict,
 * and, finer, which steps the counterexample takes.
 */
export function propertyFingerprints(
  spec: string,
  { id, verdict, trace }: PropertyReport,
): Readonly<Record<string, string>> {
  return {
    "verdict/v1": digest([spec, id, verdict]),
    ...(trace === undefined
      ? {}
      : { "counterexample/v1": digest([spec, id, ...trace.steps.map(({ actor, step }) => `${actor} ${step}`)]) }),
  };
}

export function diagnosticFingerprints(file: string, code: string, message: string): Readonly<Record<string, string>> {
  return { "diagnostic/v1": digest([file, code, message]) };
}

function digest(parts: readonly string[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 32);
}
