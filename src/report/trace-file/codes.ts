/** Why a file is no trace that can be shown or replayed, and what to do about it. Codes are stable. */
export const TRACE_CODES = {
  "trace/not-json": {
    what: "The file is not JSON.",
    mend: "Give the file that --trace-out NAME.json has written; other formats cannot be read back.",
  },
  "trace/not-a-trace": {
    what: "The file is JSON, but no trace file of gupcheck.",
    mend: "A result (-f json) is another file: write traces with --trace-out NAME.json.",
  },
  "trace/other-version": {
    what: "The trace file is of a version of the format that this gupcheck does not read.",
    mend: "Read it with the gupcheck that wrote it, or record it again.",
  },
  "trace/malformed": {
    what: "Something in the trace file is missing, or is not of its kind.",
    mend: "It was changed or cut off: record it again. gupcheck schema --trace describes the format.",
  },
  "trace/contradictory": {
    what: "The states of the trace do not follow from each other.",
    mend: "The file was changed: record it again.",
  },
  "trace/not-of-its-model": {
    what: "The trace names this very model, and is none of its behaviours.",
    mend: "The file was changed: record it again.",
  },
} as const;

export type TraceCode = keyof typeof TRACE_CODES;
