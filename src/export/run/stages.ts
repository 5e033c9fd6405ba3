import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { ExportError } from "../export-error";
import { type CommandLimits, type CommandResult, runCommand } from "./command";
import { withTemporaryFolder } from "./temporary-folder";
import { DEFAULT_MEMORY, DEFAULT_SECONDS, type Tool, type ToolOptions, type ToolRun } from "./tool-run";

type Exited = Extract<CommandResult, { kind: "exited" }>;

/** Ends a run before its report; what came of it is `run`. */
class Ended extends Error {
  constructor(readonly run: ToolRun) {
    super("ended");
  }
}

/** The programs that a run starts one after the other, in a folder of its own. */
export class Stages {
  private readonly limits: CommandLimits;
  private compiling = 0;

  constructor(
    readonly tool: Tool,
    readonly options: ToolOptions,
    private readonly folder: string,
  ) {
    const { seconds = DEFAULT_SECONDS, memoryBytes = DEFAULT_MEMORY, signal } = options;
    this.limits = { seconds, memoryBytes, ...(signal === undefined ? {} : { signal }) };
  }

  /** Seconds spent before the search. */
  get compileSeconds(): number {
    return this.compiling;
  }

  async file(name: string, text: string): Promise<void> {
    await writeFile(join(this.folder, name), text);
  }

  /** A program that must succeed before the search can begin. */
  async prepare(program: string, args: readonly string[]): Promise<void> {
    const result = await this.run(program, args);
    if (result === undefined) this.fail(program, "it took too long");
    this.compiling += result.seconds;
    if (result.code !== 0) this.fail(program, result.output);
  }

  /** The search itself: what it printed, or undefined where it took too long. Its exit status means little. */
  search(program: string, args: readonly string[], own: Partial<CommandLimits> = {}): Promise<Exited | undefined> {
    return this.run(program.startsWith("./") ? join(this.folder, program) : program, args, own);
  }

  fail(stage: string, output: string): never {
    throw new Ended({ ...this.base(), kind: "failed", stage, output: output.slice(-4000) });
  }

  /** A run that was cut before it could report anything. */
  cut(): ToolRun {
    return {
      ...this.base(),
      kind: "ran",
      finished: false,
      states: 0,
      transitions: undefined,
      verdict: "none",
      message: "the time limit was hit",
      seconds: this.limits.seconds,
      compileSeconds: this.compiling,
    };
  }

  base(): { readonly tool: Tool; readonly property: string | undefined } {
    return { tool: this.tool, property: this.options.property };
  }

  private async run(
    program: string,
    args: readonly string[],
    own: Partial<CommandLimits> = {},
  ): Promise<Exited | undefined> {
    const result = await runCommand(program, args, this.folder, { ...this.limits, ...own });
    switch (result.kind) {
      case "not-installed":
        throw new Ended({ ...this.base(), kind: "not-installed", missing: result.program });
      case "interrupted":
        throw new Ended({ ...this.base(), kind: "interrupted" });
      case "timeout":
        return undefined;
      case "exited":
        return result;
    }
  }
}

/** Runs a checker in a fresh folder; what ends it early becomes its result. */
export async function runStages(
  tool: Tool,
  options: ToolOptions,
  steps: (stages: Stages) => Promise<ToolRun>,
): Promise<ToolRun> {
  try {
    return await withTemporaryFolder((folder) => steps(new Stages(tool, options, folder)));
  } catch (error) {
    if (error instanceof Ended) return error.run;
    if (error instanceof ExportError) {
      return { kind: "refused", tool, property: options.property, reason: error.message };
    }
    throw error;
  }
}
