import { existsSync } from "node:fs";
import type { Readable } from "node:stream";
import { checkProgram } from "../model";
import type { PluginDiagnostic } from "../plugin";
import { type Assembled, type Assembly, assemble, wovenProgram } from "../policies";
import type { PlacedDiagnostic, SpecOutcome } from "../report";
import { loadSpec, type Spec } from "../spec";

import { placed, unplaced } from "./diagnostics";
import { type Input, nameOf, readInput } from "./inputs";
import { nearPath } from "./near-path";
import { reasonOf } from "./output-file";
import { type Extensions, noExtensions, placedPlugin } from "./plugins";

/** A spec that was read and woven, ready to be searched. */
export interface ReadSpec {
  readonly kind: "read";
  readonly input: Input;
  readonly text: string;
  readonly spec: Spec;
  readonly assembled: Assembled;
  readonly warnings: readonly PlacedDiagnostic[];
  readonly extensions: Extensions;
}

/** A spec that cannot be searched, and why. */
export type Refused = Extract<SpecOutcome, { readonly kind: "refused" }>;

/** Reads a spec and weaves its model, or says what is wrong with it. */
export async function readSpec(
  input: Input,
  stdin: () => Readable,
  extensions: Extensions = noExtensions,
): Promise<ReadSpec | Refused> {
  const file = nameOf(input);
  let text: string;
  try {
    text = await readInput(input, stdin);
  } catch (error) {
    const near = nearPath(input.path);
    const hint = existsSync(input.path) || near === undefined ? [] : [`help: did you mean "${near}"?`];
    return refused(file, [unplaced("cli/unreadable", file, `cannot be read: ${reasonOf(error)}`, hint)]);
  }
  return readSpecText(input, text, extensions);
}

/** Reads a spec from its text and weaves its model, or says what is wrong with it. */
export function readSpecText(input: Input, text: string, extensions: Extensions): ReadSpec | Refused {
  if (extensions.plugins.length === 0) return woven(input, text, extensions);
  const { blame, PluginError } = require("../plugin") as typeof import("../plugin");
  try {
    return woven(input, text, extensions, (assembly) => blame(assembly, extensions.plugins));
  } catch (error) {
    if (!(error instanceof PluginError)) throw error;
    return refused(nameOf(input), [placedPlugin(error.diagnostic)]);
  }
}

/** `blame` tells which definition of a plug-in makes a model ill-formed. */
function woven(
  input: Input,
  text: string,
  extensions: Extensions,
  blame: (assembly: Assembly) => PluginDiagnostic | undefined = () => undefined,
): ReadSpec | Refused {
  const file = nameOf(input);
  const { spec, diagnostics } = loadSpec(text, file, extensions.catalogue);
  const found = diagnostics.map((diagnostic) => placed(diagnostic, { file, text }));
  if (spec === undefined || found.some(({ severity }) => severity === "error")) return refused(file, found);
  const wrong = checkProgram(wovenProgram(spec.assembly), { decisions: "woven" });
  const blamed = wrong.length === 0 ? undefined : blame(spec.assembly);
  if (blamed !== undefined) return refused(file, [placedPlugin(blamed)]);
  if (wrong.length > 0) {
    return refused(
      file,
      wrong.map(({ code, message }) => unplaced(code, file, message)),
    );
  }
  return { kind: "read", input, text, spec, assembled: assemble(spec.assembly), warnings: found, extensions };
}

function refused(spec: string, diagnostics: readonly PlacedDiagnostic[]): Refused {
  return { kind: "refused", spec, diagnostics };
}
