import { Readable } from "node:stream";
import { modelHash } from "../checker";
import { boundsOf } from "../cli/bounds";
import type { Input } from "../cli/inputs";
import { loadPlugins, pluginBounds, pluginReports } from "../cli/plugins";
import { readSpec, readSpecText } from "../cli/read-spec";
import { remember } from "./read-specs";
import type { LoadedSpec, LoadOptions, RefusedSpec, SpecSource } from "./spec-source";

/**
 * Reads a spec and weaves its model, without searching it. What is wrong with the spec, its file or a plug-in is in the
 * answer, all at once as far as possible; rejects where gupcheck itself goes wrong, and with a TypeError where the
 * arguments are not what the types say.
 */
export async function loadSpec(source: SpecSource, options: LoadOptions = {}): Promise<LoadedSpec | RefusedSpec> {
  const { input, text } = inputOf(source);
  const { plugins: files = [] } = options;
  if (!Array.isArray(files)) throw new TypeError("plugins: a list of paths is expected");
  const extensions = loadPlugins(files as readonly string[]);
  if (extensions.kind === "refused") return { ...extensions, plugins: [] };
  const plugins = pluginReports(extensions);
  const read =
    text === undefined
      ? await readSpec(input, () => Readable.from([]), extensions)
      : readSpecText(input, text, extensions);
  if (read.kind === "refused") return { ...read, plugins };
  const { spec, assembled, warnings } = read;
  const loaded: LoadedSpec = {
    kind: "loaded",
    spec: input.path,
    title: spec.title,
    ...(spec.source === undefined ? {} : { source: spec.source }),
    claims: spec.claims,
    bugs: spec.bugs,
    bounds: [...boundsOf(spec.assembly), ...pluginBounds(extensions)],
    rules: spec.rules.map(({ rule }) => rule),
    properties: assembled.model.properties.map(({ id }) => id),
    modelHash: modelHash(assembled.model),
    warnings,
    plugins,
  };
  remember(loaded, read);
  return loaded;
}

function inputOf(source: SpecSource): { readonly input: Input; readonly text?: string } {
  // The name stands for standard input on the command line; here it is a file like any other.
  if (typeof source === "string") return { input: { path: source === "-" ? "./-" : source } };
  const { text, name = "<text>" } = source;
  if (typeof text !== "string") throw new TypeError("loadSpec: a path or { text } is expected");
  return { input: { path: name }, text };
}
