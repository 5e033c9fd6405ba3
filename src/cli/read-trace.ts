import { type PlacedDiagnostic, readTraceFile, type TraceFile } from "../report";
import { unplaced } from "./diagnostics";
import { nameOf, readInput } from "./inputs";
import { reasonOf } from "./output-file";
import type { Terminal } from "./terminal";

/** A trace file, or what is wrong with it. */
export type ReadTrace =
  | { readonly kind: "read"; readonly file: TraceFile }
  | { readonly kind: "refused"; readonly diagnostics: readonly PlacedDiagnostic[] };

export async function readTrace(path: string, terminal: Terminal): Promise<ReadTrace> {
  const name = nameOf({ path });
  let text: string;
  try {
    text = await readInput({ path }, () => terminal.input);
  } catch (error) {
    return { kind: "refused", diagnostics: [unplaced("cli/unreadable", name, `cannot be read: ${reasonOf(error)}`)] };
  }
  const read = readTraceFile(text);
  if (read.kind === "read") return read;
  return { kind: "refused", diagnostics: [unplaced(read.code, name, read.message)] };
}
