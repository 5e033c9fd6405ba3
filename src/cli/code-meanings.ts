import { CHECKPOINT_REFUSALS } from "../checker";
import { MODEL_DIAGNOSTIC_CODES } from "../model";
import { PLUGIN_CODES } from "../plugin/codes";
import { DIAGNOSTIC_CODES } from "../spec";
import { CLI_CODES } from "./codes";

/** Codes that specs cannot cause by themselves, with what they are about and how they are mended. */
export const OTHER_CODES: Readonly<Record<string, { readonly what: string; readonly mend: string }>> = {
  ...MODEL_DIAGNOSTIC_CODES,
  ...PLUGIN_CODES,
  ...CHECKPOINT_REFUSALS,
  ...CLI_CODES,
};

/** What the codes of diagnostics mean, in a sentence. */
export const SPEC_MEANINGS: Readonly<Record<string, string | undefined>> = {
  ...DIAGNOSTIC_CODES,
  ...Object.fromEntries(Object.entries(OTHER_CODES).map(([code, { what }]) => [code, what])),
};
