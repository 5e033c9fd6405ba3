/** What can be wrong with a model that its checker cannot see. */
export type ModelErrorCode = "model/out-of-range" | "model/none-as-index" | "model/no-initial-state";

/** A step did what its model does not allow: the model is wrong, not the policy it describes. */
export class ModelError extends Error {
  override readonly name = "ModelError";

  constructor(
    readonly code: ModelErrorCode,
    message: string,
  ) {
    super(message);
  }
}
