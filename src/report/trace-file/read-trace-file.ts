import type { TraceCode } from "./codes";
import { contradictionIn } from "./contradiction";
import { TRACE_FILE_FORMAT, TRACE_FILE_VERSION, type TraceFile } from "./trace-file";

/** A trace file that was read, or why it is none. */
export type ReadTraceFile =
  | { readonly kind: "read"; readonly file: TraceFile }
  | { readonly kind: "refused"; readonly code: TraceCode; readonly message: string };

const refused = (code: TraceCode, message: string): ReadTraceFile => ({ kind: "refused", code, message });

/**
 * Reads the text of a trace file. Nothing in it is trusted: its shape is checked, and that its states follow from each
 * other; whether the trace is one of the model only a replay can tell.
 */
export function readTraceFile(text: string): ReadTraceFile {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return refused("trace/not-json", `this is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  const { format, schemaVersion } = headOf(json);
  if (format !== TRACE_FILE_FORMAT) {
    return refused(
      "trace/not-a-trace",
      `this is not a trace that "gupcheck run --trace-out NAME.json" has written: "format" is not "${TRACE_FILE_FORMAT}"`,
    );
  }
  if (schemaVersion !== TRACE_FILE_VERSION) {
    return refused(
      "trace/other-version",
      `this trace is of version ${JSON.stringify(schemaVersion)}; this gupcheck reads version ${String(TRACE_FILE_VERSION)}`,
    );
  }
  const { traceFileSchema } = require("./schema") as typeof import("./schema");
  const parsed = traceFileSchema.safeParse(json);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const path = (issue?.path ?? []).map(String).join(".");
    return refused("trace/malformed", `this trace is malformed: ${path}: ${issue?.message ?? ""}`);
  }
  const contradiction = contradictionIn(parsed.data.trace);
  return contradiction === undefined
    ? { kind: "read", file: parsed.data }
    : refused("trace/contradictory", `this trace contradicts itself: ${contradiction}`);
}

function headOf(json: unknown): { readonly format?: unknown; readonly schemaVersion?: unknown } {
  return typeof json === "object" && json !== null ? json : {};
}
