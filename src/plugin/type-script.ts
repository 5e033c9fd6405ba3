import { createRequire } from "node:module";
import { dirname } from "node:path";
import { PluginMistake } from "./mistake";

type TsNode = typeof import("ts-node");

/** Where ts-node says that it is at work already, as it is when gupcheck runs from its sources. */
const REGISTERED = Symbol.for("ts-node.register.instance");

let isReady = false;

/** Makes `require` understand TypeScript, with the ts-node of the plug-in's own project if it has one. */
export function readyForTypeScript(file: string): void {
  if (isReady || Reflect.has(runtime(), REGISTERED)) return;
  const tsNode = tsNodeFor(file);
  try {
    tsNode.register({
      transpileOnly: true,
      skipProject: true,
      experimentalResolver: true,
      projectSearchDir: dirname(file),
      moduleTypes: { "**/*": "cjs" },
      compilerOptions: {
        module: "commonjs",
        moduleResolution: "node10",
        ignoreDeprecations: "6.0",
        target: "es2022",
        esModuleInterop: true,
        sourceMap: true,
      },
    });
  } catch (error) {
    throw missing(error instanceof Error ? error.message : String(error));
  }
  isReady = true;
}

function tsNodeFor(file: string): TsNode {
  for (const from of [createRequire(file), require]) {
    try {
      return from("ts-node") as TsNode;
    } catch {
      // Not installed there.
    }
  }
  throw missing("ts-node is not installed");
}

function missing(reason: string): PluginMistake {
  const [message = ""] = reason.split("\n");
  const hint = 'npm install ts-node "typescript@<7", or give the plug-in in JavaScript';
  return new PluginMistake("plugin/no-typescript", `a plug-in in TypeScript cannot be loaded: ${message}`, { hint });
}

/** The process, which only src/cli may touch otherwise: ts-node leaves its mark there. */
function runtime(): object {
  return (globalThis as unknown as { readonly process: object }).process;
}
