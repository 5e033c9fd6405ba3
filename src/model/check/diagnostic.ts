/** What can be wrong with a program; the codes are stable. */
export type ModelDiagnosticCode =
  /** No variable, local or parameter, label, exit, procedure, process, enumeration, value or index set has that name. */
  | "model/unknown-variable"
  | "model/unknown-local"
  | "model/unknown-label"
  | "model/unknown-exit"
  | "model/unknown-procedure"
  | "model/unknown-process"
  | "model/unknown-enum"
  | "model/unknown-enum-value"
  | "model/unknown-set"
  /** An expression has another type than its place asks for. */
  | "model/type-mismatch"
  /** A variable is read or assigned with more or fewer indices than it has index sets. */
  | "model/index-count"
  /** A literal that cannot fit where it stands: an integer, an element beyond its set, a number of repetitions. */
  | "model/out-of-range"
  /** An integer type without values. */
  | "model/bad-type"
  /** `self` or `within` where there is no process: in a state condition. */
  | "model/no-process"
  /** Nothing leads from the first step of the procedure to this one. Reported before weaving only. */
  | "model/unreachable-step"
  /** A procedure that calls itself, however indirectly. */
  | "model/recursion"
  /** A call that does not say where one of the callee's exits leads. */
  | "model/missing-exit"
  | "model/unknown-argument"
  | "model/missing-argument"
  /** Two things of one kind with one name, or a bound name that hides a local. */
  | "model/duplicate-name"
  /** A name that inlining gives to things of its own. */
  | "model/reserved-name"
  | "model/assigns-parameter"
  | "model/assigns-constant"
  /** A guard, a choice, or an assignment to something that is no ghost reads a ghost. */
  | "model/ghost-in-guard"
  /** The argument of a call reads a variable that may change while the callee runs. */
  | "model/shared-argument"
  /** A decision is left open in a program that was said to be woven. */
  | "model/open-decision"
  | "model/bad-initial-value"
  | "model/empty-procedure";

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
