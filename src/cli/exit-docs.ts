/** What the process says when it ends. */
export const EXIT = {
  ok: 0,
  /** A definite wrong verdict. */
  wrong: 1,
  /** Usage, spec, plug-in or model error; a report that cannot be written. */
  refused: 2,
  /** Inconclusive: a limit cut the search before a verdict was reached. */
  open: 3,
  /** Internal error, or two engines that do not agree. */
  internal: 4,
  interrupted: 130,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** What each means. */
export const exitMeanings: Readonly<Record<ExitCode, string>> = {
  [EXIT.interrupted]: "interrupted (what was found is printed)",
  [EXIT.internal]: "internal error, or the compiled search and the reference interpreter disagree",
  [EXIT.refused]: "usage, spec, plug-in or model error; a report cannot be written",
  [EXIT.wrong]: "a definite wrong verdict: unexpectedly violated, holding or vacuous",
  [EXIT.open]: "inconclusive: a limit cut the search before a verdict was reached",
  [EXIT.ok]: "everything as it should be",
};

const ORDER = [EXIT.interrupted, EXIT.internal, EXIT.refused, EXIT.wrong, EXIT.open, EXIT.ok] as const;

/** What each means, the more important first. */
export const exitDocs: readonly (readonly [code: ExitCode, doc: string])[] = ORDER.map((code) => [
  code,
  exitMeanings[code],
]);
