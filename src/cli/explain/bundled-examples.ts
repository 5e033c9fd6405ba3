import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { packageFile } from "../version";

interface BundledSpec {
  /** From where gupcheck runs, where it lies below; else absolute. */
  readonly path: string;
  readonly text: string;
}

let known: readonly BundledSpec[] | undefined;

/** The specs that gupcheck comes with, those that teach first. None, where they are not installed. */
function bundledSpecs(): readonly BundledSpec[] {
  if (known !== undefined) return known;
  const file = packageFile();
  if (file === undefined) return [];
  const folder = join(dirname(file), "specs");
  try {
    known = readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((name) => /\.ya?ml$/.test(name))
      .sort((a, b) => Number(b.startsWith("tutorial")) - Number(a.startsWith("tutorial")) || (a < b ? -1 : 1))
      .map((name) => ({ path: nearPath(join(folder, name)), text: readFileSync(join(folder, name), "utf8") }));
  } catch {
    known = [];
  }
  return known;
}

function nearPath(path: string): string {
  const way = relative(".", path);
  return way.startsWith("..") ? path : way;
}

/** Commands that run bundled specs with a line that matches: the first few. */
export function examplesWith(pattern: RegExp, most = 2): readonly string[] {
  return bundledSpecs()
    .filter(({ text }) => pattern.test(text))
    .slice(0, most)
    .map(({ path }) => `gupcheck run ${path} --traces all`);
}

/** A name as a pattern, with nothing of a longer name around it. */
export const word = (name: string): string => `(?<![\\w-.])${name.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?![\\w-])`;
