import { type Kernel, kernelOf, kernelVersions } from "../states";
import { kernelSwitches } from "../states/kernel-switches";
import { conform } from "./conform";
import type { Findings } from "./findings";
import { kernelSchema } from "./schema";
import { type Tree, valueAt } from "./tree";

const DEFAULT_VERSION = "4.19";

/** The kernel; where something is wrong, the preset of the default version. */
export function readKernel(tree: Tree | undefined, findings: Findings): Kernel {
  const version = valueAt(tree, "version");
  const unquoted = version?.kind === "scalar" && typeof version.value === "number" ? version : undefined;
  if (unquoted !== undefined) {
    const message = `YAML reads the version ${unquoted.content} as the number ${String(unquoted.value)}`;
    findings.error("spec/unquoted-version", unquoted.span, message, quotedHint(unquoted.content));
  }
  const data =
    tree &&
    conform(kernelSchema, tree, '"kernel"', findings, ({ path }) => unquoted !== undefined && path[0] === "version");
  const given: Readonly<Record<string, unknown>> & { readonly version?: unknown } = data ?? {};
  const preset = kernelOf(typeof given.version === "string" ? given.version : DEFAULT_VERSION);
  if (preset === undefined) throw new TypeError(`there is no preset for ${DEFAULT_VERSION}`);
  const switches = kernelSwitches.flatMap(({ key, name }): readonly (readonly [string, unknown])[] => {
    const value = given[name];
    return value === undefined ? [] : [[key, value]];
  });
  return { ...preset, ...Object.fromEntries(switches) };
}

function quotedHint(written: string): string {
  const quoted = `quote it: version: "${written}"`;
  return kernelVersions.includes(written) ? quoted : `${quoted}; there are presets for ${kernelVersions.join(", ")}`;
}
