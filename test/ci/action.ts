import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Ran, runScript, type Tool, yaml } from "./tool";

interface Step {
  readonly id?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly shell?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly "working-directory"?: string;
}

export interface Action {
  readonly name: string;
  readonly description: string;
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>;
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
}

export const action = (): Action => yaml("action.yml") as Action;

/** Runs the steps of the action that are scripts, in a folder, as far as they go without GitHub. */
export function runAction(
  inputs: Readonly<Record<string, string>>,
  cwd: string,
  temporary: string,
  tool: Tool,
): Ran & { readonly outputs: Readonly<Record<string, string>> } {
  const { inputs: declared, runs } = action();
  const values = {
    ...Object.fromEntries(Object.entries(declared).map(([name, { default: text }]) => [name, text])),
    ...inputs,
  };
  const filled = (text: string): string =>
    text.replaceAll(/\$\{\{ *([\w.-]+) *\}\}/g, (_, name: string) => {
      if (name === "github.action_path") return tool.package;
      const value = values[name.replace(/^inputs\./, "")];
      if (!name.startsWith("inputs.") || value === undefined) throw new Error(`there is no ${name}`);
      return value;
    });
  const output = join(temporary, "output");
  let last: Ran = { status: 0, stdout: "", stderr: "" };
  for (const step of runs.steps) {
    if (step.run === undefined) continue;
    if (step.run.includes("${{")) throw new Error("an input in the text of a script could run commands");
    const env = Object.fromEntries(Object.entries(step.env ?? {}).map(([name, text]) => [name, filled(text)]));
    const folder = join(filled(step["working-directory"] ?? "."));
    const where = folder.startsWith("/") ? folder : join(cwd, folder);
    last = runScript(step.run, where, tool, { ...env, RUNNER_TEMP: temporary, GITHUB_OUTPUT: output });
    if (last.status !== 0) break;
  }
  const lines = existsSync(output) ? readFileSync(output, "utf8").trim().split("\n") : [];
  return { ...last, outputs: Object.fromEntries(lines.map((line) => line.split("=") as [string, string])) };
}
