import { DIAGNOSTIC_CODES } from "../spec";

/** What the codes of diagnostics mean, as far as it is written down: those of the command line have no entry in a spec's. */
export const SPEC_MEANINGS: Readonly<Record<string, string | undefined>> = {
  ...DIAGNOSTIC_CODES,
  "spec/rule-never-fired": "In no reachable state did the rule decide anything.",
  "cli/unreadable": "The spec could not be read.",
};
