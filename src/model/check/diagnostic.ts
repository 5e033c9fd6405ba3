import type { ModelDiagnosticCode } from "./codes";

/** The place that a diagnostic is about: whatever of it is known. */
export interface ModelPlace {
  readonly procedure?: string;
  readonly label?: string;
  readonly process?: string;
  readonly property?: string;
  readonly variable?: string;
}

export interface ModelDiagnostic {
  readonly code: ModelDiagnosticCode;
  /** One sentence without a full stop; it does not repeat the place. */
  readonly message: string;
  readonly where: ModelPlace;
  /** A known name that is close to the unknown one. */
  readonly suggestion?: string;
}
