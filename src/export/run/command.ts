import { spawn } from "node:child_process";
import { performance } from "node:perf_hooks";

/** What a program may use. */
export interface CommandLimits {
  readonly seconds: number;
  /** Address space. Programs that reserve much more than they use (a Java machine) need their own limit instead. */
  readonly memoryBytes: number | undefined;
  /** Ends the program when it is aborted. */
  readonly signal?: AbortSignal;
}

export type CommandResult =
  | { readonly kind: "not-installed"; readonly program: string }
  | { readonly kind: "timeout" | "interrupted"; readonly seconds: number }
  | { readonly kind: "exited"; readonly code: number | null; readonly output: string; readonly seconds: number };

/** As much of the output is kept; a checker's report is at its end. */
const KEPT_OUTPUT = 1_000_000;

/**
 * Runs a program in a folder, without a shell, and gives back what it prints (standard output and error together).
 * `prlimit` keeps it and what it starts within the limits, where that is installed; a clock ends it in any case.
 */
export async function runCommand(
  program: string,
  args: readonly string[],
  folder: string,
  limits: CommandLimits,
): Promise<CommandResult> {
  const limited = await attempt("prlimit", [...limitOptions(limits), program, ...args], folder, limits);
  if (limited.kind === "exited" && isMissing(limited, program)) return { kind: "not-installed", program };
  return limited.kind === "not-installed" ? attempt(program, args, folder, limits) : limited;
}

function limitOptions({ seconds, memoryBytes }: CommandLimits): readonly string[] {
  const cpu = `--cpu=${String(Math.ceil(seconds) + 1)}`;
  return memoryBytes === undefined ? [cpu, "--"] : [cpu, `--as=${String(Math.floor(memoryBytes))}`, "--"];
}

/** `prlimit` exits with 127 and says so where it does not find the program (older ones: with 1). */
function isMissing({ code, output }: Extract<CommandResult, { kind: "exited" }>, program: string): boolean {
  return (code === 127 || code === 1) && output.startsWith(`prlimit: failed to execute ${program}`);
}

function attempt(
  program: string,
  args: readonly string[],
  folder: string,
  { seconds, signal }: CommandLimits,
): Promise<CommandResult> {
  return new Promise((resolve) => {
    const start = performance.now();
    const elapsed = (): number => (performance.now() - start) / 1000;
    let output = "";
    let timedOut = false;
    const child = spawn(program, args, {
      cwd: folder,
      stdio: ["ignore", "pipe", "pipe"],
      killSignal: "SIGKILL",
      ...(signal === undefined ? {} : { signal }),
    });
    const clock = setTimeout(() => {
      timedOut = true;
      child.kill("SIGKILL");
    }, seconds * 1000);
    const keep = (chunk: Buffer): void => {
      output = (output + chunk.toString("utf8")).slice(-KEPT_OUTPUT);
    };
    child.stdout.on("data", keep);
    child.stderr.on("data", keep);
    child.on("error", (error: NodeJS.ErrnoException) => {
      clearTimeout(clock);
      if (error.code === "ENOENT") resolve({ kind: "not-installed", program });
      else if (error.name === "AbortError") resolve({ kind: "interrupted", seconds: elapsed() });
      // Such as no memory for another process: for whoever has asked, the program has failed.
      else resolve({ kind: "exited", code: null, output: error.message, seconds: elapsed() });
    });
    child.on("close", (code) => {
      clearTimeout(clock);
      resolve(
        timedOut ? { kind: "timeout", seconds: elapsed() } : { kind: "exited", code, output, seconds: elapsed() },
      );
    });
  });
}
