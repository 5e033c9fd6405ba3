import type { PluginReport, SpecOutcome } from "../report";

/**
 * What a check came to: `checked` with the result; `refused` where the model itself goes wrong somewhere, such as state
 * of a policy that leaves its range (exit 2); `internal-error` where gupcheck does, and no verdict can be trusted (exit 4).
 */
export type CheckOutcome = SpecOutcome & {
  /** The plug-ins that took part: verdicts are relative to them. */
  readonly plugins: readonly PluginReport[];
};
