#!/usr/bin/env node
/** Writes the example of a counterexample in every format to examples/traces. */
import { spawnSync } from "node:child_process";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

const suffixes = ["json", "itf.json", "perfetto.json", "txt", "mmd", "html", "svg", "dot"];
const patterns = suffixes.flatMap((suffix) => ["--trace-out", `examples/traces/{property}.${suffix}`]);
const { status } = spawnSync(
  process.execPath,
  [
    ...["-r", "ts-node/register/transpile-only", "bin/gupcheck.ts", "run", "specs/claims/c03-page-lock-held.yaml"],
    ...["--traces", "none", ...patterns],
  ],
  { stdio: "inherit", cwd: dirname(dirname(fileURLToPath(import.meta.url))) },
);
process.exitCode = status ?? 1;
