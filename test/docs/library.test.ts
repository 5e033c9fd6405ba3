import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { inspect } from "node:util";
import { runInThisContext } from "node:vm";
import { ModuleKind, ScriptTarget, transpileModule } from "typescript";
import type { CheckOptions, LoadedSpec } from "../../src";
import * as library from "../../src";
import { checkIn } from "../../src/library/check-in";
import { DirectSearcher, inFolder } from "../cli/gupcheck";
import { libraryExamples } from "./library-examples";

const root = join(__dirname, "../..");
const text = readFileSync(join(root, "docs/library.md"), "utf8");

/** In this thread: starting others takes long, and is tested elsewhere. */
const check = (spec: LoadedSpec, options: CheckOptions = {}): Promise<unknown> =>
  checkIn(() => new DirectSearcher(), spec, options);

/** Runs an example in this process, with `gupcheck` from the sources; what it logs. */
async function logged(code: string): Promise<string> {
  const { outputText } = transpileModule(code, {
    compilerOptions: { module: ModuleKind.CommonJS, target: ScriptTarget.ES2022 },
  });
  const lines: string[] = [];
  const show = (value: unknown): string => (typeof value === "string" ? value : inspect(value));
  const log = (...values: unknown[]): void => void lines.push(values.map(show).join(" ").trimEnd());
  const wanted = (name: string): unknown => {
    assert.equal(name, "gupcheck");
    return { ...library, check };
  };
  // Top-level await: the example has to become the body of a function.
  const body = `(async (require, exports, console) => {${outputText}\n})`;
  const run = runInThisContext(body) as (require: unknown, exports: object, console: object) => Promise<void>;
  await inFolder(root, () => run(wanted, {}, { log }));
  return `${lines.join("\n")}\n`;
}

describe("docs/library.md", () => {
  const examples = libraryExamples();

  it("has examples, each with what it prints", () => {
    assert.equal(examples.length, 4);
    assert.ok(examples.every(({ printed }) => printed !== ""));
  });

  for (const { code, printed } of examples) {
    it(`prints what it says: ${printed.split("\n")[0] ?? ""}`, async () => {
      assert.equal(await logged(code), printed);
    });
  }

  it("lists every function of the library and every option of check", () => {
    const functions = ["check", "loadSpec", "passed", "renderTrace", "resultJson", "resultText", "traceFiles"];
    const rows = [...text.matchAll(/^\| `(\w+)\(/gm)].map(([, name]) => name);
    assert.deepEqual([...rows].sort(), functions);
    const options = readFileSync(join(root, "src/library/check-options.ts"), "utf8");
    const [, body = ""] = /^export interface CheckOptions \{\n([\s\S]*?)^\}/m.exec(options) ?? [];
    const declared = [...body.matchAll(/^ {2}readonly (\w+)\?:/gm)].map(([, name = ""]) => name);
    assert.ok(declared.length >= 10);
    const [, table = ""] = /^## Options of `check`\n([\s\S]*?)\n\n/m.exec(text) ?? [];
    const listed = table.split("\n").flatMap((row) => [...(row.split("|")[1] ?? "").matchAll(/`(\w+)`/g)]);
    assert.deepEqual(listed.map(([, name]) => name).sort(), declared.sort());
  });
});
