import { mkdirSync, writeFileSync } from "node:fs";
import { reasonOf } from "./output-file";
import { UsageError } from "./usage-error";

/** Writes a file that the command line asks for. Throws UsageError where that is not possible: what was asked for is not there then. */
export function writeOutput(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new UsageError(`${file}: cannot be written: ${reasonOf(error)}`);
  }
}

/** Makes a folder for files that the command line asks for, if it is not there. Throws UsageError where that is not possible. */
export function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw new UsageError(`${folder}: cannot be made a folder: ${reasonOf(error)}`);
  }
}
