import type { Readable } from "node:stream";
import { checkProgram } from "../model";
import { type Assembled, assemble } from "../policies";
import type { PlacedDiagnostic, SpecOutcome } from "../report";
import { loadSpec, type Spec } from "../spec";

import { placed, unplaced } from "./diagnostics";
import { type Input, nameOf, readInput } from "./inputs";
import { failureOf } from "./internal-error";

/** A spec that was read and woven, ready to be searched. */
export interface ReadSpec {
  readonly kind: "read";
  readonly input: Input;
  readonly text: string;
  readonly spec: Spec;
  readonly assembled: Assembled;
  readonly warnings: readonly PlacedDiagnostic[];
}

type Refused = Extract<SpecOutcome, { readonly kind: "refused" }>;

/** Reads a spec and weaves its model, or says what is wrong with it. */
export async function readSpec(input: Input, stdin: () => Readable): Promise<ReadSpec | Refused> {
  const file = nameOf(input);
  let text: string;
  try {
    text = await readInput(input, stdin);
  } catch (error) {
    return refused(file, [unplaced("cli/unreadable", file, `cannot be read: ${reasonOf(error)}`)]);
  }
  const { spec, diagnostics } = loadSpec(text, file);
  const found = diagnostics.map((diagnostic) => placed(diagnostic, { file, text }));
  if (spec === undefined || found.some(({ severity }) => severity === "error")) return refused(file, found);
  const assembled = assemble(spec.assembly);
  const wrong = checkProgram(assembled.program, { decisions: "woven" });
  if (wrong.length > 0) {
    return refused(
      file,
      wrong.map(({ code, message }) => unplaced(code, file, message)),
    );
  }
  return { kind: "read", input, text, spec, assembled, warnings: found };
}

/** Why a file cannot be read, without its path, which stands in front of it already. */
function reasonOf(error: unknown): string {
  return failureOf(error)
    .message.replace(/^E[A-Z]+: /, "")
    .replace(/, \w+( '.*')?$/s, "");
}

function refused(spec: string, diagnostics: readonly PlacedDiagnostic[]): Refused {
  return { kind: "refused", spec, diagnostics };
}
