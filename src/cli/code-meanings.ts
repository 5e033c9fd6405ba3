import { CHECKPOINT_REFUSALS } from "../checker";
import { EXPORT_CODES } from "../export/export-error";
import { MODEL_DIAGNOSTIC_CODES } from "../model";
import { PLUGIN_CODES } from "../plugin/codes";
import { TRACE_CODES } from "../report/trace-file/codes";
import { DIAGNOSTIC_CODES } from "../spec";
import { CLI_CODES } from "./codes";

/** Codes that specs cannot cause by themselves, with what they are about and how they are mended. */
export const OTHER_CODES: Readonly<Record<string, { readonly what: string; readonly mend: string }>> = {
  ...MODEL_DIAGNOSTIC_CODES,
  ...PLUGIN_CODES,
  ...CHECKPOINT_REFUSALS,
  ...TRACE_CODES,
  ...EXPORT_CODES,
  ...CLI_CODES,
};

/** What the codes of diagnostics mean, in a sentence. */
export const SPEC_MEANINGS: Readonly<Record<string, string | undefined>> = {
  ...DIAGNOSTIC_CODES,
  ...Object.fromEntries(Object.entries(OTHER_CODES).map(([code, { what }]) => [code, what])),
};
