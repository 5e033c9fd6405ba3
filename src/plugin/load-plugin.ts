import { createHash } from "node:crypto";
import { readFileSync, realpathSync } from "node:fs";
import { resolve } from "node:path";
import { isPlugin } from "./define";
import { PluginError, PluginMistake } from "./mistake";
import { followRequires, forgetFiles, ownedFiles } from "./module-files";
import type { LoadedPlugin } from "./plugin";
import { diagnosticOf } from "./plugin-diagnostic";
import { readyForTypeScript } from "./type-script";

/**
 * Loads a plug-in: its code runs. Call it for files that the command line names, and for no others. Throws a PluginError
 * where the file is none or something is wrong with it.
 */
export function loadPlugin(file: string): LoadedPlugin {
  const path = pathOf(file);
  let files: ReadonlySet<string> = new Set([path]);
  try {
    if (/\.[cm]?tsx?$/.test(path)) readyForTypeScript(path);
    files = followRequires(path);
    const exported: unknown = require(path);
    const plugin = defaultOf(exported);
    if (!isPlugin(plugin)) {
      const hint = "write: export default definePlugin({ apiVersion: 1, … }), in JavaScript module.exports = …";
      throw new PluginMistake("plugin/no-plugin", "it does not export what definePlugin makes", { hint });
    }
    return { plugin, file, files, sha256: hashOf(files) };
  } catch (error) {
    throw new PluginError(diagnosticOf(error, file, path, files));
  }
}

/** Has plug-ins read from disk when they are loaded the next time. */
export function forgetPlugins(): void {
  for (const file of ownedFiles()) Reflect.deleteProperty(require.cache, file);
  forgetFiles();
}

function pathOf(file: string): string {
  try {
    return realpathSync(resolve(file));
  } catch (error) {
    const reason =
      error instanceof Error && "code" in error && error.code === "ENOENT" ? "no such file" : String(error);
    throw new PluginError({ code: "plugin/unreadable", message: `cannot be read: ${reason}`, plugin: file });
  }
}

function defaultOf(exported: unknown): unknown {
  return typeof exported === "object" && exported !== null && "default" in exported ? exported.default : exported;
}

/** The contents of all files in the order of their names; where they lie makes no difference. */
function hashOf(files: ReadonlySet<string>): string {
  const hash = createHash("sha256");
  for (const file of [...files].sort()) {
    const content = readFileSync(file);
    hash.update(`${String(content.length)}\n`).update(content);
  }
  return hash.digest("hex");
}
