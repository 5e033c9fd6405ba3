import type { TraceFile } from "../trace-file";
import { defaultTextOptions } from "./style";
import { violationLines } from "./trace-end";

/** What is wrong where a trace ends, as lines of at most `width` columns; the first is the verdict. */
export function endLines({ property, trace }: TraceFile, width: number): readonly string[] {
  return violationLines(property, trace, { ...defaultTextOptions, width });
}
