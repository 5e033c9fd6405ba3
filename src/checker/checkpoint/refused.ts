/** Why a file is no checkpoint to go on from, and what to do about it. */
export const CHECKPOINT_REFUSALS = {
  "checkpoint/unreadable": {
    what: "The checkpoint cannot be read.",
    mend: "Look at its path and its permissions.",
  },
  "checkpoint/corrupt": {
    what: "The file is damaged, or no checkpoint.",
    mend: "Delete it, and the search starts from the beginning.",
  },
  "checkpoint/other-version": {
    what: "Another version of gupcheck has written the checkpoint.",
    mend: "Go on with that version, or delete the file.",
  },
  "checkpoint/other-model": {
    what: "The checkpoint belongs to another model: the spec, a plug-in or gupcheck has changed.",
    mend: "Take the spec of then, or delete the file.",
  },
  "checkpoint/other-options": {
    what: "The checkpoint was written with other options, on which its states depend.",
    mend: "Give the options of then, or delete the file.",
  },
  "checkpoint/too-large": {
    what: "What the checkpoint holds needs more memory than the limit allows.",
    mend: "Raise --memory.",
  },
} as const;

export type CheckpointRefusal = keyof typeof CHECKPOINT_REFUSALS;

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
