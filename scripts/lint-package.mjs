#!/usr/bin/env node
/**
 * Packs dist/ as it is (npm run build makes it) and looks at the tarball: node scripts/lint-package.mjs
 *
 * What has to be in it and what must not, what publint and attw say of it, and its size.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** Unpacked, in bytes: more is a mistake, or wants a reason here. */
const MOST_BYTES = 5_000_000;

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const read = (file) => readFileSync(join(root, file), "utf8");
/** All files below a folder of the project, by path from its root. */
const filesIn = (folder) =>
  readdirSync(join(root, folder), { recursive: true })
    .map((name) => join(folder, name))
    .filter((file) => statSync(join(root, file)).isFile());

/** The folders that go in as they are: specs, schemas, templates, examples, documents. */
const wholeFolders = ["docs", "examples", "schema", "specs", "templates"];

/** What the sources become. */
const compiled = ["bin", "src"].flatMap(filesIn).map((file) => join("dist", file.replace(/(?<!\.d)\.ts$/, ".js")));

function mistakesIn(paths) {
  const there = new Set(paths);
  const required = ["LICENSE", "README.md", "package.json", ...wholeFolders.flatMap(filesIn), ...compiled];
  const folders = new Set([...wholeFolders, "dist"]);
  const allowed = (path) => folders.has(path.split("/")[0]) || ["LICENSE", "README.md", "package.json"].includes(path);
  const stale = paths.filter((path) => path.startsWith("dist/") && !compiled.includes(path.replace(/\.d\.ts$/, ".js")));
  // Help, code and README name documents and specs by their paths.
  const named = [...["bin", "src"].flatMap(filesIn), "README.md"].flatMap((file) =>
    [...read(file).matchAll(/(?<![\w/.-])(?:docs|specs|schema|examples|templates)\/[\w./-]+\.\w+/g)].map(([path]) => ({
      path,
      file,
    })),
  );
  return [
    ...required.filter((path) => !there.has(path)).map((path) => `${path} is missing (npm run build?)`),
    ...paths.filter((path) => !allowed(path)).map((path) => `${path} does not belong there`),
    ...stale.map((path) => `${path} comes from no source (npm run build?)`),
    ...paths.filter((path) => path.endsWith(".map")).map((path) => `${path}: source maps double the size`),
    ...paths.filter((path) => /\.test\.|(^|\/)(test|bench)\//.test(path)).map((path) => `${path} is a test`),
    ...named.filter(({ path }) => !there.has(path)).map(({ path, file }) => `${path}, which ${file} names, is missing`),
  ];
}

if (!existsSync(join(root, "dist"))) {
  console.error("lint-package: there is no dist/: npm run build");
  process.exit(2);
}
const folder = mkdtempSync(join(tmpdir(), "gupcheck-tarball-"));
try {
  const packed = execFileSync("npm", ["pack", "--ignore-scripts", "--json", "--pack-destination", folder], {
    cwd: root,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });
  const [{ filename, files, size, unpackedSize, entryCount }] = JSON.parse(packed);
  const mistakes = mistakesIn(files.map(({ path }) => path));
  if (unpackedSize > MOST_BYTES) mistakes.push(`it takes ${unpackedSize} bytes unpacked, more than ${MOST_BYTES}`);
  for (const mistake of mistakes) console.error(`lint-package: ${mistake}`);
  const megabytes = (bytes) => (bytes / 1e6).toFixed(1);
  console.log(`${filename}: ${entryCount} files, ${megabytes(size)} MB packed, ${megabytes(unpackedSize)} MB unpacked`);
  const tarball = join(folder, filename);
  const linters = [
    ["publint", "run", tarball, "--strict"],
    ["attw", tarball, "--no-emoji", "--format", "ascii"],
  ];
  const failed = linters.filter(
    ([command, ...args]) =>
      spawnSync(join(root, "node_modules/.bin", command), args, { stdio: "inherit" }).status !== 0,
  );
  for (const [command] of failed) console.error(`lint-package: ${command} has something to say`);
  process.exitCode = mistakes.length + failed.length > 0 ? 1 : 0;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
