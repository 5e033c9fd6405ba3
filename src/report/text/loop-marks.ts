import type { TraceReport } from "../trace";
import type { Symbols } from "./style";
import { displayWidth } from "./width";

/**
 * The line that stands before the step at a position, or after the last step, where the part of a trace that repeats
 * begins or ends; undefined elsewhere.
 */
export function loopMark(
  { loopStart, length }: Pick<TraceReport, "loopStart" | "length">,
  position: number,
  width: number,
  symbols: Symbols,
): string | undefined {
  const text = loopText(loopStart, length, position);
  if (text === undefined) return undefined;
  const start = `${symbols.rule}${symbols.rule} ${text} `;
  return start + symbols.rule.repeat(Math.max(2, width - displayWidth(start)));
}

function loopText(loopStart: number | undefined, length: number, position: number): string | undefined {
  if (loopStart === undefined) return undefined;
  if (position === length) {
    return loopStart === length
      ? "from here on nothing more need happen"
      : `and again from step ${String(loopStart + 1)} on, forever`;
  }
  return position === loopStart ? "what follows repeats forever" : undefined;
}
