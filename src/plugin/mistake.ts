import type { PluginCode } from "./codes";
import type { Site } from "./site";

export type { PluginCode };

/** A mistake that is found while code of a plug-in runs, or in what it has defined. */
export class PluginMistake extends Error {
  override readonly name = "PluginMistake";

  constructor(
    readonly code: PluginCode,
    message: string,
    readonly options: {
      readonly hint?: string | undefined;
      /** The definition that the mistake is in; else it is where this error was made. */
      readonly subject?: object;
    } = {},
  ) {
    super(message);
  }
}

/** A mistake in a plug-in, with its place as far as it is known. */
export interface PluginDiagnostic {
  readonly code: PluginCode;
  readonly message: string;
  readonly hint?: string;
  /** The plug-in as it was named. */
  readonly plugin: string;
  readonly site?: Site;
}

/** The end of everything that a plug-in takes part in. */
export class PluginError extends Error {
  override readonly name = "PluginError";

  constructor(readonly diagnostic: PluginDiagnostic) {
    super(diagnostic.message);
  }
}
