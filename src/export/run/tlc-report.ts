/** What TLC reports. */
export interface TlcReport {
  readonly distinct: number;
  /** Violations and errors, the first one first. */
  readonly errors: readonly string[];
  readonly isComplete: boolean;
}

const STATES = /([\d,]+) states generated, ([\d,]+) distinct states found, ([\d,]+) states left on queue\./g;

/** Undefined where the report is not complete. */
export function parseTlcReport(output: string): TlcReport | undefined {
  const last = [...output.matchAll(STATES)].at(-1);
  if (last === undefined) return undefined;
  const number = (text: string | undefined): number => Number((text ?? "").replaceAll(",", ""));
  return {
    distinct: number(last[2]),
    errors: [...output.matchAll(/^Error: (.*)$/gm)].map(([, message = ""]) => message),
    isComplete: output.includes("Model checking completed.") && number(last[3]) === 0,
  };
}
