import type { Site } from "./site";

/** What can be wrong with a plug-in. Codes are stable. */
export type PluginCode =
  /** The file cannot be read. */
  | "plugin/unreadable"
  /** A plug-in in TypeScript, and no ts-node with a compiler to load it. */
  | "plugin/no-typescript"
  /** The file is not well-formed TypeScript or JavaScript. */
  | "plugin/syntax"
  /** Code of the plug-in throws. */
  | "plugin/threw"
  /** The file does not export what `definePlugin` makes. */
  | "plugin/no-plugin"
  /** The plug-in is written for another version of the API. */
  | "plugin/api-version"
  /** A definition is not what it should be. */
  | "plugin/wrong-shape"
  /** There is something else of that name. */
  | "plugin/duplicate-name"
  /** There is no such decision point, procedure or label. */
  | "plugin/unknown-point"
  | "plugin/unknown-procedure"
  | "plugin/unknown-label"
  /** An action or a lock that is not possible at the decision point. */
  | "plugin/illegal-action"
  /** A procedure has other parameters or exits than the one that it replaces. */
  | "plugin/wrong-signature"
  /** What the plug-in adds makes an ill-formed model. */
  | "plugin/ill-formed";

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
