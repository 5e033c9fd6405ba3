import { escapeAll, inert } from "../escape";
import type { PlacedDiagnostic } from "../spec-result";
import { storyLines } from "./spec-text";
import { functionText } from "./step-lines";
import type { TextOptions } from "./style";
import { wrap } from "./width";

/** A diagnostic, and, where the model goes wrong on the way, the steps that lead there. */
export function diagnosticText(unsafe: PlacedDiagnostic, options: TextOptions): string {
  const { rendered, trace, severity } = escapeAll(unsafe);
  const [first = "", ...rest] = (options.ascii ? rendered.replaceAll("…", "...") : rendered).split("\n");
  const tone = severity === "error" ? options.paint.bad : options.paint.doubtful;
  const lines = [tone(first), ...rest];
  if (trace !== undefined) {
    const last = trace.steps.at(-1);
    const atStep = trace.end.kind === "error" && trace.end.atStep;
    const where =
      last === undefined
        ? "in the initial state"
        : `${atStep ? "at" : "after"} step ${String(trace.length)} (${last.actor}, ${functionText(last)})`;
    lines.push(
      ...storyLines(trace, options),
      ...wrap(`The model goes wrong ${where}. This is an error of the model, not of the policy.`, options.width),
    );
  }
  return inert(`${lines.join("\n")}\n`);
}
