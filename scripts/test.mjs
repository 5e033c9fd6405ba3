#!/usr/bin/env node
/**
 * Runs the tests: node scripts/test.mjs [--long] [file or folder ...] [-- option of `node --test` ...]
 *
 * Without arguments: every test/**\/*.test.ts but the long ones (*.long.test.ts), which --long adds. A file named on the
 * command line is run whatever it is called.
 */
import { spawn } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { availableParallelism, constants } from "node:os";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const args = process.argv.slice(2);
const separator = args.includes("--") ? args.indexOf("--") : args.length;
const own = args.slice(0, separator);
const options = [...own.filter((arg) => arg.startsWith("-") && arg !== "--long"), ...args.slice(separator + 1)];
const named = own.filter((arg) => !arg.startsWith("-"));
const long = own.includes("--long");

function testFiles(folder) {
  return readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith(".test.ts") && (long || !name.endsWith(".long.test.ts")))
    .map((name) => join(folder, name))
    .sort();
}

function fail(message) {
  console.error(`test: ${message}`);
  process.exit(2);
}

const missing = named.filter((path) => !existsSync(path));
if (missing.length > 0) fail(`no such file or folder: ${missing.join(", ")}`);

const defaults = existsSync(join(root, "test")) ? [relative(process.cwd(), join(root, "test"))] : [];
const files = (named.length > 0 ? named : defaults).flatMap((path) =>
  statSync(path).isDirectory() ? testFiles(path) : [path],
);
if (files.length === 0) fail("found no test files");

const given = (option) => options.some((arg) => arg === option || arg.startsWith(`${option}=`));
if (!given("--test-reporter")) options.push("--test-reporter=spec");
if (!given("--test-concurrency")) options.push(`--test-concurrency=${availableParallelism()}`);

const child = spawn(
  process.execPath,
  ["-r", "ts-node/register/transpile-only", "--enable-source-maps", ...options, "--test", ...files],
  { stdio: "inherit" },
);
child.on("error", (error) => fail(error.message));
child.on("exit", (code, signal) => {
  process.exitCode = code ?? 128 + constants.signals[signal];
});
