import type { PlacedDiagnostic, PluginReport } from "../report";

/** A spec: the path of its file, or its text and the name by which diagnostics and results are to call it. */
export type SpecSource = string | { readonly text: string; readonly name?: string };

export interface LoadOptions {
  /** Paths of plug-ins, in TypeScript or JavaScript. **Their code runs**: name none that you do not trust. */
  readonly plugins?: readonly string[];
}

/** A spec without errors, woven with its kernel. Plain facts about it; `check` searches it. */
export interface LoadedSpec {
  readonly kind: "loaded";
  /** As it was named. */
  readonly spec: string;
  readonly title: string;
  readonly source?: string;
  /** Ids of claims (C1…) and bugs (B01…) that the spec is about. */
  readonly claims: readonly string[];
  readonly bugs: readonly string[];
  /** The bounds of the scenario, in words: what every verdict will be relative to. */
  readonly bounds: readonly string[];
  /** Ids of the policy's rules, in the order in which they decide. */
  readonly rules: readonly string[];
  /** Ids of the properties that will be judged. */
  readonly properties: readonly string[];
  /** Of the woven model, hexadecimal: the same hash, the same verdicts. */
  readonly modelHash: string;
  readonly warnings: readonly PlacedDiagnostic[];
  readonly plugins: readonly PluginReport[];
}

/** A spec that cannot be searched, and why: `gupcheck` would exit with 2. */
export interface RefusedSpec {
  readonly kind: "refused";
  /** As it was named. */
  readonly spec: string;
  /** At least one error; warnings may be among them. */
  readonly diagnostics: readonly PlacedDiagnostic[];
  readonly plugins: readonly PluginReport[];
}
