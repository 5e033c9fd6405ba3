/** Writes the documents that are made from the code; `--check` fails where one is not current. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { commands } from "./commands";
import { diagnostics } from "./diagnostics";
import { reference } from "./reference";

const DOCUMENTS: Readonly<Record<string, () => string>> = {
  "docs/commands.md": commands,
  "docs/diagnostics.md": diagnostics,
  "docs/reference.md": reference,
};

for (const [name, make] of Object.entries(DOCUMENTS)) {
  const file = join(__dirname, "../..", name);
  const text = make();
  if (!process.argv.includes("--check")) writeFileSync(file, text);
  else if (!existsSync(file) || readFileSync(file, "utf8") !== text) {
    console.error(`${name} is not current: run \`npm run docs\``);
    process.exitCode = 1;
  }
}
