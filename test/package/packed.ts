import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";

const root = join(__dirname, "../..");

/** What the package is built from; whatever else lies about in the project cannot get into it. */
const SOURCES = [
  ...["bin", "docs", "examples", "schema", "specs", "src", "templates"],
  ...["LICENSE", "README.md", "package.json", "tsconfig.json", "tsconfig.build.json", ".npmrc"],
];

/** A temporary folder, gone when the tests are over. */
export function temporaryFolder(after: (clean: () => void) => void): string {
  const folder = mkdtempSync(join(tmpdir(), "gupcheck-package-"));
  after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Builds and packs a copy of the project, so that nobody else's dist/ is in the way; gives the path of the tarball. */
export function packedTarball(after: (clean: () => void) => void): string {
  const folder = temporaryFolder(after);
  const copy = join(folder, "project");
  mkdirSync(copy);
  for (const name of SOURCES) cpSync(join(root, name), join(copy, name), { recursive: true });
  symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
  execFileSync("npm", ["pack", "--silent", "--pack-destination", folder], { cwd: copy, stdio: "pipe" });
  const [name = ""] = readdirSync(folder).filter((each) => each.endsWith(".tgz"));
  return join(folder, name);
}

/** Installs packages into a folder that is a project of its own, as users do. Throws where one cannot be had. */
export function install(folder: string, ...packages: readonly string[]): void {
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name: basename(folder).toLowerCase(), private: true }));
  const quiet = ["--no-audit", "--no-fund", "--prefer-offline", "--ignore-scripts", "--loglevel=error"];
  execFileSync("npm", ["install", "--omit=dev", ...quiet, ...packages], { cwd: folder, stdio: "pipe" });
}
