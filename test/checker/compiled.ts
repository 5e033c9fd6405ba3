import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { create } from "ts-node";

export type Checker = typeof import("../../src/checker");

const source = join(__dirname, "../../src");

/** What the checker consists of; it depends on nothing else. */
const ROOMS = ["model", "checker"];

let compiled: Checker | undefined;

/**
 * The checker as JavaScript, in a temporary folder that is gone when the process ends. Its threads start in milliseconds;
 * those of the sources take a second each, because each compiles them anew.
 */
export function compiledChecker(): Checker {
  if (compiled !== undefined) return compiled;
  const folder = mkdtempSync(join(tmpdir(), "gupcheck-checker-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  const compiler = create({ transpileOnly: true });
  for (const room of ROOMS) {
    for (const name of readdirSync(join(source, room), { recursive: true, encoding: "utf8" })) {
      if (!name.endsWith(".ts")) continue;
      const path = join(source, room, name);
      const file = join(folder, room, name.replace(/\.ts$/, ".js"));
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, compiler.compile(readFileSync(path, "utf8"), path));
    }
  }
  compiled = require(join(folder, "checker")) as Checker;
  return compiled;
}
