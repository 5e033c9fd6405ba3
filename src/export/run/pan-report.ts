/** What a verifier made by SPIN (`pan`) reports. */
export interface PanReport {
  readonly stored: number;
  readonly matched: number;
  /** Violations and errors, the first one first. */
  readonly errors: readonly string[];
  /** Some path was longer than the `-m` option allows. */
  readonly isTooDeep: boolean;
  /** `Search not completed` for another reason than an error: out of memory, for one. */
  readonly isCut: boolean;
}

const ERROR = /^pan:\d+: (.*?)(?: \(at depth \d+\))?$/gm;

/** Undefined where the report is not complete. The exit status of `pan` is 0 even where it found an error. */
export function parsePanReport(output: string): PanReport | undefined {
  const stored = /^\s*([\d.e+]+) states, stored/m.exec(output);
  const matched = /^\s*([\d.e+]+) states, matched/m.exec(output);
  if (stored === null || matched === null) return undefined;
  const errors = [...output.matchAll(ERROR)].map(([, message = ""]) => message);
  return {
    stored: Number(stored[1]),
    matched: Number(matched[1]),
    errors,
    isTooDeep: output.includes("max search depth too small"),
    isCut:
      /reached -DMEMLIM bound|out of memory/.test(output) ||
      (/Search not completed/.test(output) && errors.length === 0),
  };
}
