#!/usr/bin/env node
/** Checks who imports whom (.dependency-cruiser.cjs) in those of the source folders that exist. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

const folders = ["bin", "src", "test", "bench"].filter((folder) => existsSync(folder));
const { status } = spawnSync("depcruise", ["--config", ".dependency-cruiser.cjs", ...folders], { stdio: "inherit" });
process.exitCode = status ?? 1;
