import { closeSync, openSync, realpathSync, writeSync } from "node:fs";
import { failureOf } from "./failure";
import { UsageError } from "./usage-error";

/**
 * A file that a report goes to. It is opened before the search starts: what cannot be written is found out at once, and
 * the report of an earlier run is gone, so that nobody takes it for this one's if this one is killed.
 */
export class OutputFile {
  private constructor(
    readonly name: string,
    private readonly handle: number,
  ) {}

  /** Opens a file, emptied, or at its end where `keep` is true. Throws a `UsageError` where it cannot be written. */
  static open(name: string, { keep = false } = {}): OutputFile {
    try {
      return new OutputFile(name, openSync(name, keep ? "a" : "w"));
    } catch (error) {
      throw new UsageError(`cannot write to "${name}": ${reasonOf(error)}`);
    }
  }

  /** Writes everything and closes the file; why it could not, if it could not. */
  write(text: string): string | undefined {
    try {
      const bytes = Buffer.from(text, "utf8");
      let written = 0;
      while (written < bytes.length) written += writeSync(this.handle, bytes, written);
      return undefined;
    } catch (error) {
      return reasonOf(error);
    } finally {
      this.close();
    }
  }

  /** Closes a file to which nothing is written after all. */
  close(): void {
    closeSync(this.handle);
  }
}

/** Whether two names are of the same file; false where one of them is of none. */
export function isSameFile(one: string, other: string): boolean {
  try {
    return realpathSync(one) === realpathSync(other);
  } catch {
    return false;
  }
}

/** `ENOSPC: no space left on device, write` without its code and its call. */
export function reasonOf(error: unknown): string {
  return failureOf(error)
    .message.replace(/^E[A-Z]+: /, "")
    .replace(/, \w+( '.*')?$/s, "");
}
