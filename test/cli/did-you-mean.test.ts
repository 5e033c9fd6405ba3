import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { folderWith, gupcheck, inFolder } from "./gupcheck";
import { write } from "./repository";
import { asExpected } from "./specs";

describe("did you mean", () => {
  const lines: readonly (readonly [args: readonly string[], hint: RegExp])[] = [
    [["rnu", "-"], /Did you mean run\?/],
    [["run", "--max-state", "5", "-"], /Did you mean --max-states\?/],
    [
      ["run", "--order", "breadth-frist", "-"],
      /Allowed choices are breadth-first, depth-first\. Did you mean breadth-first\?/,
    ],
    [["run", "--color", "alway", "-"], /Did you mean always\?/],
    [["run", "--engine", "xyz", "-"], /Allowed choices are compiled, interpreter\.\n$/],
    [["run", "--fail-on", "violatd", "-"], /Did you mean violated\?/],
    [["completion", "bsh"], /Did you mean bash\?/],
    [["init", "--ci", "gitlub"], /Did you mean git(hub|lab)\?/],
    [["export", "-", "--to", "promella"], /Did you mean promela\?/],
    [["explain", "writeback.after-mkclaen"], /did you mean "writeback\.after_mkclean"\?/],
  ];
  for (const [args, hint] of lines) {
    it(`is said of gupcheck ${args.join(" ")}`, async () => {
      const { code, out, err } = await gupcheck(args, { stdin: asExpected });
      assert.deepEqual([code, out], [2, ""]);
      assert.match(err, hint);
    });
  }

  it("is said of paths, folders among them", async (context) => {
    const cwd = folderWith({}, (clean) => context.after(clean));
    write(cwd, { "specs/policy.yaml": asExpected });
    await inFolder(cwd, async () => {
      for (const command of ["run", "check", "show"]) {
        const { code, err } = await gupcheck([command, "specs/polcy.yaml"]);
        assert.equal(code, 2);
        assert.match(
          err,
          /no such file or directory \[cli\/unreadable\]\n {2}help: did you mean "specs\/policy\.yaml"\?/,
        );
      }
      assert.match((await gupcheck(["run", "spec"])).err, /did you mean "specs"\?/);
      assert.match((await gupcheck(["run", "spces/policy.yaml"])).err, /did you mean "specs\/policy\.yaml"\?/);
      assert.match((await gupcheck(["run", "./spec"])).err, /did you mean "specs"\?/);
      assert.doesNotMatch((await gupcheck(["run", "quite/another/place.yaml"])).err, /did you mean/);
    });
  });
});
