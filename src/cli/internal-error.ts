import type { PlacedDiagnostic } from "../report";
import { unplaced } from "./diagnostics";
import type { Failure } from "./failure";

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
