/** Why a model cannot be written in another checker's language, and what to do about it. Codes are stable. */
export const EXPORT_CODES = {
  "export/unknown-property": {
    what: "The model has no property of that name.",
    mend: "Name one that the spec checks.",
  },
  "export/response": {
    what: "Murphi has no responses, which are about behaviours that go on forever.",
    mend: "Export it to Promela or TLA+.",
  },
  "export/other-fairness": {
    what: "The other checker means something else by fairness than this model.",
    mend: "Ask it about the other properties; of responses TLA+ says what gupcheck means.",
  },
  "export/too-many-initial-states": {
    what: "The model has more initial states than can be listed.",
    mend: "Narrow `initial` of the system: each `any` multiplies them.",
  },
  "export/no-initial-state": {
    what: "The model has no initial state.",
    mend: "Widen `initial` of the system, or the initial condition of a plug-in.",
  },
  "export/no-cells": {
    what: "A variable is used that has no cells, because one of its index sets is empty.",
    mend: "Give the set an element, or remove the variable; without a plug-in this is a bug in gupcheck.",
  },
} as const;

export type ExportErrorCode = keyof typeof EXPORT_CODES;

/** The model, or what is asked of it, has no counterpart in the other language. */
export class ExportError extends Error {
  override readonly name = "ExportError";

  constructor(
    readonly code: ExportErrorCode,
    message: string,
  ) {
    super(message);
  }
}
