import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { performance } from "node:perf_hooks";

/** What a program did and used. */
export interface ProcessRun {
  readonly kind: "exited" | "timeout" | "missing";
  readonly code: number | null;
  readonly output: string;
  readonly seconds: number;
  /** Processor time of all its threads and its peak of resident memory, as the kernel said some milliseconds before its end. */
  readonly cpuSeconds: number;
  readonly peakBytes: number;
}

export interface ProcessLimits {
  readonly seconds: number;
  /** Of address space; a program that reserves more than it uses has to keep to a limit of its own. */
  readonly addressBytes?: number;
}

const LOOK_MILLISECONDS = 10;
const TICKS_PER_SECOND = 100;
const KEPT_OUTPUT = 1_000_000;

/** Runs a program, without a shell, and watches what it uses. Limit: it sees what the program uses on Linux only. */
export function runMeasured(
  program: string,
  args: readonly string[],
  folder: string,
  { seconds, addressBytes }: ProcessLimits,
): Promise<ProcessRun> {
  return new Promise((resolve, reject) => {
    const limited = addressBytes === undefined ? [] : ["prlimit", `--as=${String(Math.floor(addressBytes))}`, "--"];
    const [command = program, ...rest] = [...limited, program, ...args];
    const start = performance.now();
    const child = spawn(command, rest, { cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    let isLate = false;
    let usage = { cpuSeconds: 0, peakBytes: 0 };
    const look = setInterval(() => {
      usage = usageOf(child.pid) ?? usage;
    }, LOOK_MILLISECONDS);
    const clock = setTimeout(() => {
      isLate = true;
      child.kill("SIGKILL");
    }, seconds * 1000);
    const end = (): number => {
      clearInterval(look);
      clearTimeout(clock);
      return (performance.now() - start) / 1000;
    };
    const keep = (chunk: Buffer): void => {
      output = (output + chunk.toString("utf8")).slice(-KEPT_OUTPUT);
    };
    child.stdout.on("data", keep);
    child.stderr.on("data", keep);
    child.on("error", (error: NodeJS.ErrnoException) => {
      const taken = end();
      if (error.code !== "ENOENT") reject(error);
      else resolve({ kind: "missing", code: null, output: command, seconds: taken, ...usage });
    });
    child.on("close", (code) => {
      const kind = isLate ? "timeout" : code === 127 && addressBytes !== undefined ? "missing" : "exited";
      resolve({ kind, code, output, seconds: end(), ...usage });
    });
  });
}

/** Undefined where the process is gone, or the system does not tell. */
function usageOf(pid: number | undefined): { readonly cpuSeconds: number; readonly peakBytes: number } | undefined {
  try {
    const fields =
      readFileSync(`/proc/${String(pid)}/stat`, "utf8")
        .split(") ")
        .at(-1)
        ?.split(" ") ?? [];
    const peak = /^VmHWM:\s*(\d+) kB/m.exec(readFileSync(`/proc/${String(pid)}/status`, "utf8"));
    if (peak === null) return undefined;
    const cpuSeconds = (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
    return { cpuSeconds, peakBytes: Number(peak[1]) * 1024 };
  } catch {
    return undefined;
  }
}
