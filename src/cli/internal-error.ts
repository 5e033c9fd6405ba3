import type { PlacedDiagnostic } from "../report";
import { unplaced } from "./diagnostics";

/** An exception in a form that can be sent between threads. */
export interface Failure {
  readonly message: string;
  readonly stack: string;
}

export function failureOf(error: unknown): Failure {
  if (error instanceof Error) return { message: error.message, stack: error.stack ?? "" };
  return { message: String(error), stack: "" };
}

/** A mistake of gupcheck itself, and what to do about it. */
export function internalError(
  code: "internal/error" | "internal/engine-disagreement",
  file: string,
  { message, stack }: Failure,
  verbose: boolean,
): PlacedDiagnostic {
  const trace = stack
    .split("\n")
    .slice(1)
    .map((line) => line.trim());
  return unplaced(code, file, message, [
    "This is a bug in gupcheck, not in the spec; no verdict can be trusted here.",
    "Please report it with the spec, this message and what `gupcheck --version` says.",
    ...(verbose ? trace : ["-v shows where it happened."]),
  ]);
}
