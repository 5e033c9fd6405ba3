import assert from "node:assert/strict";
import { copyFileSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { ModuleKind, ScriptTarget, transpileModule } from "typescript";
import { folderWith, gupcheck, gupcheckProcess } from "../cli/gupcheck";

const folder = join(__dirname, "../../examples/plugin");
const source = join(folder, "patient-writeback.ts");
const spec = join(folder, "patient-writeback.yaml");

interface Result {
  readonly passed: boolean;
  readonly plugins: readonly { readonly file: string; readonly name: string; readonly sha256: string }[];
}

describe("the example of a plug-in", () => {
  it("runs from the command line, in TypeScript", async () => {
    const { code, out, err } = await gupcheckProcess(["run", "-f", "json", "--plugin", source, spec]);
    assert.equal(code, 0, err);
    const { passed, plugins } = JSON.parse(out) as Result;
    assert.equal(passed, true);
    assert.deepEqual(
      plugins.map(({ file, name }) => ({ file, name })),
      [{ file: source, name: "patient-writeback" }],
    );
    assert.match(plugins[0]?.sha256 ?? "", /^[0-9a-f]{64}$/);
  });

  it("runs from the command line, in JavaScript, wherever it lies", async (context) => {
    const { outputText } = transpileModule(readFileSync(source, "utf8"), {
      compilerOptions: { module: ModuleKind.CommonJS, target: ScriptTarget.ES2022 },
    });
    const elsewhere = folderWith({ "mine.js": outputText }, (clean) => context.after(clean));
    copyFileSync(spec, join(elsewhere, "spec.yaml"));
    const run = await gupcheckProcess(["run", "--plugin", "mine.js", "spec.yaml"], { cwd: elsewhere });
    assert.equal(run.code, 0, run.err);
    assert.match(run.out, /plug-in patient-writeback \(mine\.js, SHA-256\s[0-9a-f]{12}\)/);
  });

  it("is not loaded unless the command line says so", async () => {
    const { code, err } = await gupcheck(["check", spec]);
    assert.equal(code, 2);
    assert.match(err, /cannot be "patient-writeback" \[spec\/unknown-value\]/);
  });

  it("shows in the woven model", async () => {
    const { code, out } = await gupcheck(["show", "--plugin", source, spec]);
    assert.equal(code, 0);
    assert.match(out, /passed_over/);
    assert.match(out, /write-a-copy/);
  });

  it("patience decides how often a page is passed over", async (context) => {
    const never = (patience: number): string =>
      readFileSync(spec, "utf8")
        .replace('patience: "1"', `patience: "${String(patience)}"`)
        .replace(/properties:[\s\S]*/, "properties: [no-crash]\n");
    const files = { "one.yaml": never(1), "two.yaml": never(2) };
    const elsewhere = folderWith(files, (clean) => context.after(clean));
    const states: number[] = [];
    for (const file of Object.keys(files)) {
      const { out } = await gupcheck(["run", "-f", "json", "--plugin", source, join(elsewhere, file)]);
      states.push((JSON.parse(out) as { results: { states: number }[] }).results[0]?.states ?? 0);
    }
    assert.notEqual(states[0], states[1]);
  });
});
