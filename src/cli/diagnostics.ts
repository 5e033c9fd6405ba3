import { escapeControls, type PlacedDiagnostic } from "../report";
import { type Diagnostic, renderDiagnostic, type Source } from "../spec";
import { regionOf } from "./places";

/** A diagnostic of a spec with lines and columns, ready to be shown. */
export function placed(diagnostic: Diagnostic, source: Source): PlacedDiagnostic {
  const { code, severity, message, hint, span } = diagnostic;
  return {
    code,
    severity,
    message,
    ...(hint === undefined ? {} : { hint }),
    file: source.file,
    range: regionOf(source.text, span),
    rendered: renderDiagnostic(diagnostic, source),
  };
}

/** An error that has no place in the text of a spec. `more` are lines below it. */
export function unplaced(code: string, file: string, message: string, more: readonly string[] = []): PlacedDiagnostic {
  const first = `${escapeControls(file)}: error: ${escapeControls(message)} [${code}]`;
  return {
    code,
    severity: "error",
    message,
    file,
    rendered: [first, ...more.map((line) => `  ${escapeControls(line)}`)].join("\n"),
  };
}
