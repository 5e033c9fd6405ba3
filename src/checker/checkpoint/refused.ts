/** Why a file is no checkpoint to go on from. */
export type CheckpointRefusal =
  | "checkpoint/unreadable"
  | "checkpoint/corrupt"
  | "checkpoint/other-version"
  | "checkpoint/other-model"
  | "checkpoint/other-options"
  | "checkpoint/too-large";

/** There is a checkpoint, but this search cannot go on from it. The message says what differs. */
export class CheckpointRefused extends Error {
  override readonly name = "CheckpointRefused";

  constructor(
    readonly code: CheckpointRefusal,
    readonly file: string,
    reason: string,
    options?: ErrorOptions,
  ) {
    super(`${file}: ${reason}`, options);
  }
}
