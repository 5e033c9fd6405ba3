import { readFileSync } from "node:fs";
import { totalmem } from "node:os";

const CGROUP_LIMITS = ["/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes"];

/** The bytes that the control group (version 2 or 1) allows; undefined without a control group or without a limit. */
function cgroupLimit(): number | undefined {
  for (const file of CGROUP_LIMITS) {
    try {
      const text = readFileSync(file, "utf8").trim();
      const bytes = Number(text);
      if (text !== "" && Number.isFinite(bytes) && bytes > 0) return bytes;
    } catch {
      // No such control group.
    }
  }
  return undefined;
}

/** Half of the bytes that the process may use: of its control group's limit, or of the machine's memory. */
export function defaultMemoryLimit(): number {
  return Math.floor(Math.min(cgroupLimit() ?? Number.POSITIVE_INFINITY, totalmem()) / 2);
}
