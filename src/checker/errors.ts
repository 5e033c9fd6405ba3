import type { ModelErrorResult } from "./result";

/** The compiled engine and the reference interpreter do not agree on a model: one of them is wrong. */
export class EngineDisagreement extends Error {
  override readonly name = "EngineDisagreement";
}

/** A step, a guard or a property did what the model does not allow. `result` has the path that leads to it. */
export class ModelErrorFound extends Error {
  override readonly name = "ModelErrorFound";

  constructor(readonly result: ModelErrorResult) {
    super(result.message);
  }
}

/** A variable has more values than fit into 32 bits. */
export class RangeTooWide extends Error {
  override readonly name = "RangeTooWide";

  constructor(variable: string) {
    super(`"${variable}" has more values than fit into 32 bits`);
  }
}

/** A thread of the search died; nothing can be said about the model. Its cause is in `cause`. */
export class WorkerFailed extends Error {
  override readonly name = "WorkerFailed";
}
