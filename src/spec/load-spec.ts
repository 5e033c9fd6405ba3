import { bundledCatalogue, type Catalogue } from "./catalogue";
import type { Diagnostic } from "./diagnostic";
import { Findings } from "./findings";
import type { readSpec as ReadSpec } from "./read-spec";
import type { Spec } from "./spec";

export interface LoadedSpec {
  /** Undefined where there is an error; warnings do no harm. */
  readonly spec: Spec | undefined;
  /** Errors and warnings in the order of the text. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads a spec from its YAML text. Never throws: whatever is wrong with the text is reported, as far as possible all at
 * once. Only where the text is no YAML is nothing said about its content. (Code of a plug-in in the catalogue may throw.)
 */
export function loadSpec(text: string, file: string, catalogue: Catalogue = bundledCatalogue): LoadedSpec {
  // The YAML and schema libraries take a while to load, and `--help` must be fast.
  const { readSpec } = require("./read-spec") as { readonly readSpec: typeof ReadSpec };
  const findings = new Findings(text);
  const spec = readSpec(file, catalogue, findings);
  return { spec, diagnostics: findings.diagnostics };
}
