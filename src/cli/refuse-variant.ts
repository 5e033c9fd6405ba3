import type { BuiltVariant } from "../analysis";
import type { ColorChoice } from "./color";
import { placed, unplaced } from "./diagnostics";
import type { ExitCode } from "./exit-code";
import { refuse } from "./refuse";
import type { Terminal } from "./terminal";

type Refused = Extract<BuiltVariant, { readonly kind: "refused" }>;

/** Says on standard error why a variant of a spec makes no model; places are those of its edited text. */
export function refuseVariant(
  file: string,
  { text, diagnostics, mistakes }: Refused,
  color: ColorChoice,
  terminal: Terminal,
): ExitCode {
  const found = diagnostics.map((diagnostic) => placed(diagnostic, { file, text }));
  const wrong = mistakes.map(({ code, message }) => unplaced(code, file, message));
  return refuse([...found, ...wrong], color, terminal);
}
