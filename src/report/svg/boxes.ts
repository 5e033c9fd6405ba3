import { changeText, functionText } from "../text/step-lines";
import { symbolsOf } from "../text/style";
import { wrap } from "../text/width";
import type { StepReport, TraceReport } from "../trace";
import { CHARACTER, type Column, LINE } from "./columns";

interface BoxLine {
  readonly text: string;
  readonly style: "fn" | "text" | "change";
  /** Characters from the left. */
  readonly indent: number;
}

/** A step in its column, in pixels. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly number: string;
  readonly lines: readonly BoxLine[];
  /** The violation is in this step, or right after it. */
  readonly isOffence: boolean;
}

const GAP = 8;
const LOOP_GAP = 20;

/** The steps one below the other, the first at `top`. */
export function boxesOf(
  { steps, loopStart, end }: TraceReport,
  columns: readonly Column[],
  top: number,
): readonly Box[] {
  let y = top;
  return steps.flatMap((step, at) => {
    const column = columns.find(({ actor }) => actor === step.actor);
    if (column === undefined) return [];
    const number = `${String(at + 1)}.`;
    if (at === loopStart) y += LOOP_GAP;
    const lines = linesOf(step, Math.floor((column.width - 16) / CHARACTER), number.length + 1);
    const box = {
      ...{ x: column.x, y, width: column.width, height: lines.length * LINE + 8 },
      ...{ number, lines, isOffence: at === steps.length - 1 && end.kind !== "forever" },
    };
    y += box.height + GAP;
    return [box];
  });
}

function linesOf(step: StepReport, width: number, indent: number): readonly BoxLine[] {
  const symbols = symbolsOf({ ascii: false });
  const wrapped = (text: string, style: BoxLine["style"], by: number): readonly BoxLine[] =>
    wrap(text, width - by, 2).map((line) => ({ text: line, style, indent: by }));
  return [
    ...wrapped(functionText(step), "fn", indent),
    ...wrapped(step.text, "text", indent),
    ...step.changes
      .filter(({ scope }) => scope !== "local")
      .flatMap((change) => wrapped(`${symbols.bullet} ${changeText(change, symbols)}`, "change", indent)),
  ];
}
