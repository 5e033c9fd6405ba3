import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { libraryExamples } from "../docs/library-examples";
import { Installed } from "./installed";
import { install, packedTarball, temporaryFolder } from "./packed";
import { describeInstalled } from "./smoke";

const home = temporaryFolder(after);
install(home, packedTarball(after));

/** The tarball, installed into an empty folder without what only developers need. */
const installed = new Installed(home, process.execPath);

describeInstalled("the installed package", installed, process.version);

const USE = `import { check, type CheckOutcome, definePlugin, loadSpec, type PropertyReport } from "gupcheck";

export async function violated(file: string): Promise<readonly PropertyReport[]> {
  const spec = await loadSpec(file, { plugins: [] });
  if (spec.kind === "refused") throw new Error(spec.diagnostics[0]?.rendered);
  const outcome: CheckOutcome = await check(spec, { workers: "auto", limits: { seconds: 3 } });
  switch (outcome.kind) {
    case "checked":
      return outcome.result.properties.filter(({ verdict }) => verdict === "violated");
    case "refused":
    case "internal-error":
      throw new Error(outcome.diagnostics[0]?.rendered);
  }
}

export default definePlugin({ apiVersion: 1, name: "mine" });

// @ts-expect-error: not a number of workers
export const wrong = (spec: Parameters<typeof check>[0]): unknown => check(spec, { workers: "many" });
`;

describe("the types of the installed package", () => {
  const compiles = (files: readonly string[], options: readonly string[]): void => {
    const tsc = require.resolve("typescript/bin/tsc");
    const strict = [
      "--noEmit",
      "--strict",
      "--skipLibCheck",
      "false",
      "--exactOptionalPropertyTypes",
      "--target",
      "es2022",
    ];
    const { code, out } = installed.run("node", [tsc, ...strict, ...options, ...files]);
    assert.equal(code, 0, out);
  };
  const alone = ["--lib", "es2022"];

  for (const [module, options] of [
    ["nodenext", ["--module", "nodenext"]],
    ["commonjs", ["--module", "commonjs"]],
    [
      "commonjs, resolved as Node 10 does",
      ["--module", "commonjs", "--moduleResolution", "node10", "--ignoreDeprecations", "6.0"],
    ],
  ] as const) {
    it(`are right under module ${module}, without the types of Node or the browser`, () => {
      writeFileSync(join(installed.home, "use.ts"), USE);
      compiles(["use.ts"], [...options, ...alone]);
    });
  }

  it("are right in the examples of docs/library.md, as ES modules", () => {
    const names = libraryExamples().map(({ code }, index) => {
      const name = `example${String(index)}.mts`;
      writeFileSync(join(installed.home, name), code);
      return name;
    });
    compiles(names, ["--module", "nodenext", "--lib", "es2022,dom"]);
  });
});
