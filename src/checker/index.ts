export { check, checkParallel } from "./check";
export { CHECKPOINT_REFUSALS, type CheckpointRefusal, CheckpointRefused } from "./checkpoint/refused";
export { EngineDisagreement, ModelErrorFound, RangeTooWide, WorkerFailed } from "./errors";
export { defaultMemoryLimit } from "./memory";
export { modelHash } from "./model-hash";
export type * from "./options";
export type * from "./result";
export { simulate } from "./simulate/simulate";
export { stillViolated, TooManyStates } from "./still-violated";
