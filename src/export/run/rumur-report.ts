/** What a verifier made by Rumur prints with `--output-format machine-readable`. */
export interface RumurReport {
  readonly states: number;
  readonly rulesFired: number;
  readonly errors: readonly string[];
}

/** Undefined where the report is not complete. */
export function parseRumurReport(output: string): RumurReport | undefined {
  const summary = /<summary states="(\d+)" rules_fired="(\d+)" errors="(\d+)"/.exec(output);
  if (summary === null) return undefined;
  return {
    states: Number(summary[1]),
    rulesFired: Number(summary[2]),
    errors: [...output.matchAll(/<message>([^<]*)<\/message>/g)].map(([, message = ""]) => message),
  };
}
