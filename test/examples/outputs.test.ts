import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import Ajv from "ajv";
import { validateXML } from "xmllint-wasm";
import { folderWith, gupcheck } from "../cli/gupcheck";
import { sarifValidator } from "../report/sarif/schema";

const root = join(__dirname, "../..");
const spec = "examples/outputs/claim.yaml";

/** The examples of outputs, one for each format. */
const examples = {
  text: "report.txt",
  json: "result.json",
  junit: "junit.xml",
  sarif: "result.sarif",
  github: "annotations.txt",
  markdown: "report.md",
} as const;

/** What differs from run to run and from machine to machine: times and memory. */
function stable(text: string): string {
  return text
    .replaceAll(/"(seconds|statesPerSecond|peakBytes|memoryLimit)": [\d.e+]+/g, '"$1": 1')
    .replaceAll(/ time="\d+\.\d+"/g, ' time="0.100"')
    .replaceAll(/\b\d+\.\d s\b/g, "0.1 s")
    .replaceAll(/\b\d+(\.\d+)? [KMGT]iB\b/g, "2 GiB");
}

const read = (name: string): string => readFileSync(join(root, "examples/outputs", name), "utf8");

describe("the examples of outputs", () => {
  it("are what gupcheck writes (else: UPDATE_GOLDEN=1)", async (t) => {
    const folder = folderWith({}, (clean) => t.after(clean));
    const here = process.cwd();
    process.chdir(root);
    t.after(() => process.chdir(here));
    const outputs = Object.entries(examples).flatMap(([format, name]) => ["-f", `${format}=${join(folder, name)}`]);
    const { code, err } = await gupcheck(["run", spec, ...outputs]);
    assert.deepEqual([code, err], [1, ""]);
    for (const name of Object.values(examples)) {
      const written = stable(readFileSync(join(folder, name), "utf8"));
      if (process.env.UPDATE_GOLDEN === "1") writeFileSync(join(root, "examples/outputs", name), written);
      assert.equal(stable(read(name)), written, `${name}; UPDATE_GOLDEN=1 accepts an intended change`);
    }
  });

  it("are valid", async () => {
    const schema = JSON.parse(readFileSync(join(root, "schema/result.schema.json"), "utf8")) as object;
    const isResult = new Ajv().compile(schema);
    assert.ok(isResult(JSON.parse(read(examples.json))), JSON.stringify(isResult.errors));
    const isSarif = sarifValidator();
    assert.ok(isSarif(JSON.parse(read(examples.sarif))), JSON.stringify(isSarif.errors));
    const { valid, errors } = await validateXML({
      xml: { fileName: "junit.xml", contents: read(examples.junit) },
      schema: readFileSync(join(root, "test/report/junit/junit.xsd"), "utf8"),
    });
    assert.ok(valid, JSON.stringify(errors));
  });

  it("all tell the violation", () => {
    for (const name of Object.values(examples)) assert.match(read(name), /deadlock-free/, name);
  });
});
