import type { TextOptions } from "./text";

/** How reports in files tell what they have from a run. */
export interface FileOptions {
  /** How counterexamples and diagnostics look as text; without colours. */
  readonly text: TextOptions;
  /** The command that runs one spec again. */
  readonly reproduce: (spec: string) => string;
}
