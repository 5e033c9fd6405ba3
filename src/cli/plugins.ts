import { readFileSync } from "node:fs";
import { relative } from "node:path";
import type { LoadedPlugin, PluginDiagnostic } from "../plugin";
import type { PlacedDiagnostic, PluginReport, SpecOutcome } from "../report";
import { bundledCatalogue, type Catalogue, type Diagnostic, type DiagnosticCode } from "../spec";
import { placed, unplaced } from "./diagnostics";

/** What specs are read with: what gupcheck brings along, and the plug-ins of the command line. */
export interface Extensions {
  readonly kind: "extensions";
  readonly catalogue: Catalogue;
  readonly plugins: readonly LoadedPlugin[];
}

export const noExtensions: Extensions = { kind: "extensions", catalogue: bundledCatalogue, plugins: [] };

type Refused = Extract<SpecOutcome, { readonly kind: "refused" }>;

/** Loads plug-ins, each once, or says what is wrong with the first that cannot be loaded. Their code runs. */
export function loadPlugins(files: readonly string[]): Extensions | Refused {
  if (files.length === 0) return noExtensions;
  const { catalogueWith, loadPlugin, PluginError } = require("../plugin") as typeof import("../plugin");
  try {
    const plugins = [...new Set(files)].map(loadPlugin);
    return { kind: "extensions", plugins, catalogue: catalogueWith(plugins) };
  } catch (error) {
    if (!(error instanceof PluginError)) throw error;
    const { diagnostic } = error;
    return { kind: "refused", spec: diagnostic.plugin, diagnostics: [placedPlugin(diagnostic)] };
  }
}

/** The plug-ins as reports name them. */
export function pluginReports({ plugins }: Extensions): readonly PluginReport[] {
  return plugins.map(({ file, sha256, plugin: { name, apiVersion } }) => ({ file, name, apiVersion, sha256 }));
}

/** The files of the plug-ins' own, absolute. */
export function filesOf({ plugins }: Extensions): readonly string[] {
  return plugins.flatMap(({ files }) => [...files]);
}

/** What verdicts are relative to, in words. */
export function pluginBounds({ plugins }: Extensions): readonly string[] {
  return plugins.map(
    ({ plugin: { name }, file, sha256 }) => `plug-in ${name} (${file}, SHA-256 ${sha256.slice(0, 12)})`,
  );
}

/** A mistake in a plug-in, shown in the plug-in's own source. */
export function placedPlugin({ code, message, hint, plugin, site }: PluginDiagnostic): PlacedDiagnostic {
  if (site === undefined) return unplaced(code, plugin, message, hint === undefined ? [] : [`help: ${hint}`]);
  const text = readFileSync(site.file, "utf8");
  const before = text.split("\n").slice(0, site.line - 1);
  const start = before.reduce((sum, line) => sum + line.length + 1, 0) + site.column - 1;
  const diagnostic: Diagnostic = {
    // Known to the command line only: specs have no part in it.
    code: code as string as DiagnosticCode,
    severity: "error",
    message,
    ...(hint === undefined ? {} : { hint }),
    span: { start, end: start + (/^[\w$]+/.exec(text.slice(start, start + 100))?.[0].length ?? 1) },
  };
  const shown = relative(".", site.file);
  return placed(diagnostic, { file: shown.startsWith("..") ? site.file : shown, text });
}
