import type { Change, NamedValue, StepReport } from "../trace";
import type { Symbols } from "./style";
import { wrap } from "./width";

/** A line of a step inside its column, and how it is set off. */
export interface StepLine {
  readonly text: string;
  readonly tone: "plain" | "faint";
  /** The line that carries the step's number. */
  readonly numbered: boolean;
}

const INDENT = 2;

/** The functions of a step as they are called: `page_mkclean()`; what a device or a user does is no function. */
export function functionText({ source, agent }: Pick<StepReport, "source" | "agent">): string {
  if (agent !== "kernel") return source.fn;
  return source.fn.replace(/[\w.]+(?=,|$)/g, "$&()");
}

/**
 * A step in a column: the function, unless it is still the same one, then what happens, then what has changed in the
 * shared state.
 */
export function stepLines(
  step: StepReport,
  before: StepReport | undefined,
  width: number,
  symbols: Symbols,
): readonly StepLine[] {
  const fn = functionText(step);
  const goesOn = before !== undefined && before.actor === step.actor && functionText(before) === fn;
  const indented = (lines: readonly string[], by: number): readonly string[] =>
    lines.map((line) => " ".repeat(by) + line);
  const sentence = indented(wrap(step.text, width - INDENT, INDENT), INDENT);
  const changed = step.changes.filter(({ scope }) => scope !== "local");
  return [
    ...(goesOn ? [] : wrap(fn, width, INDENT)).map((text): StepLine => ({ text, tone: "faint", numbered: false })),
    ...sentence.map((text, at): StepLine => ({ text, tone: "plain", numbered: at === 0 })),
    ...changed.flatMap((change) =>
      wrap(changeText(change, symbols), width - 6).map(
        (text, at): StepLine => ({
          text: `    ${at === 0 ? symbols.bullet : " "} ${text}`,
          tone: "faint",
          numbered: false,
        }),
      ),
    ),
  ];
}

/** `dirty[page0]: no → yes` */
export function changeText({ variable, from, to }: Change, { arrow }: Symbols): string {
  return `${variable}: ${from} ${arrow} ${to}`;
}

/** `dirty[page0] = no, cached[page0] = yes` */
export function valuesText(values: readonly NamedValue[]): string {
  return values.map(({ variable, value }) => `${variable} = ${value}`).join(", ");
}
