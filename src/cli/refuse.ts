import { defaultTextOptions, diagnosticText, type PlacedDiagnostic } from "../report";
import { wantsAscii } from "./ascii";
import { type ColorChoice, paintFor, wantsColor } from "./color";
import { EXIT, type ExitCode } from "./exit-code";
import { type Terminal, widthFor } from "./terminal";

/** Says on standard error why a spec was refused. */
export function refuse(diagnostics: readonly PlacedDiagnostic[], color: ColorChoice, terminal: Terminal): ExitCode {
  const paint = paintFor(wantsColor(color, terminal.err, terminal.env));
  const style = {
    ...defaultTextOptions,
    paint,
    width: widthFor(terminal.err, undefined),
    ascii: wantsAscii(undefined, terminal.env),
  };
  for (const diagnostic of diagnostics) terminal.err.write(diagnosticText(diagnostic, style));
  return EXIT.refused;
}
