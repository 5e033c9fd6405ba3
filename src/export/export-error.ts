/** Why a model cannot be written in another checker's language. */
export type ExportErrorCode =
  | "export/unknown-property"
  | "export/response"
  | "export/other-fairness"
  | "export/too-many-initial-states"
  | "export/no-initial-state"
  | "export/no-cells"
  | "export/out-of-range";

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
