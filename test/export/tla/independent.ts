import { readFileSync } from "node:fs";
import { check_spec_with_cfg, initSync } from "tla-checker";
import { subjectOf } from "../../../src/export/subject";
import { writeTla } from "../../../src/export/tla/write-tla";
import type { Model } from "../../../src/model";
import { explicit } from "./explicit";

initSync({ module: readFileSync(require.resolve("tla-checker/tla_checker_bg.wasm")) });

/** What somebody else's reader of TLA+ says about the exported module. */
export interface Independent {
  readonly states: number;
  /** The name of the invariant that is violated, "deadlock", or nothing. */
  readonly violated: string | undefined;
}

interface Report {
  readonly success: boolean;
  readonly error_type: string | null;
  readonly error_message: string | null;
  readonly states_explored: number;
}

/**
 * Exports a model for one property, or for its number of states, and has it checked by `tla-checker`, which shares nothing
 * with us and reads the configuration for TLC too. Throws where it does not take the module: it leaves out definitions
 * that it cannot parse, and says so where they are used.
 */
export function checkIndependently(model: Model, property?: string): Independent {
  const { text, config } = writeTla(model, subjectOf(model, property));
  return checkModule(explicit(text), config);
}

export function checkModule(module: string, config: string): Independent {
  const limit = 1_000_000;
  const report = JSON.parse(check_spec_with_cfg(module, config, "{}", limit, limit, false, false)) as Report;
  const { success, error_type: error, error_message: message, states_explored: states } = report;
  if (success) return { states, violated: undefined };
  if (error === "Deadlock") return { states, violated: "deadlock" };
  const [, place] = /^Invariant (\d+) violated$/.exec(message ?? "") ?? [];
  if (error !== "InvariantViolation" || place === undefined) throw new Error(`${error ?? ""}: ${message ?? ""}`);
  return { states, violated: [...config.matchAll(/^INVARIANT (\w+)$/gm)][Number(place)]?.[1] };
}
