import { execFileSync } from "node:child_process";
import { cpus, loadavg, totalmem } from "node:os";

/** One line on what was measured where. */
export function machineText(): string {
  const model = cpus()[0]?.model.trim() ?? "an unknown processor";
  const memory = `${(totalmem() / 2 ** 30).toFixed(0)} GiB`;
  return `${model}, ${String(cpus().length)} processors, ${memory}; Node ${process.versions.node}; ${versions().join("; ")}`;
}

/** The load of the machine over the last minute: 0 where nothing else runs. */
export function loadText(): string {
  return (loadavg()[0] ?? 0).toFixed(1);
}

function versions(): readonly string[] {
  return [
    ["spin", "-V"],
    ["rumur", "--version"],
    ["gcc", "--version"],
  ].flatMap(([program = "", option = ""]) => {
    try {
      const text = execFileSync(program, [option], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
      return [text.split("\n")[0]?.trim() ?? program];
    } catch {
      return [`${program} is not installed`];
    }
  });
}
