import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { displayWidth } from "../../src/report/text/width";
import { gupcheck } from "./gupcheck";
import { asExpected, large, notAsExpected } from "./specs";

const ESC = "\u001b[";

describe("the terminal", { concurrency: true }, () => {
  it("gets colours as --color, FORCE_COLOR and NO_COLOR say, in this order", async () => {
    const colored = async (args: readonly string[], env: Readonly<Record<string, string>>): Promise<boolean> =>
      (await gupcheck(["run", "-", ...args], { stdin: asExpected, env })).out.includes(ESC);
    assert.equal(await colored([], {}), false);
    assert.equal(await colored([], { FORCE_COLOR: "1" }), true);
    assert.equal(await colored([], { FORCE_COLOR: "1", NO_COLOR: "1" }), true);
    assert.equal(await colored([], { NO_COLOR: "1" }), false);
    assert.equal(await colored(["--color", "never"], { FORCE_COLOR: "1" }), false);
    assert.equal(await colored(["--color", "always"], { NO_COLOR: "1" }), true);
  });

  it("gets lines of the width that was asked for, in ASCII", async () => {
    const { out } = await gupcheck(["run", "-", "--width", "72", "--ascii"], { stdin: notAsExpected });
    for (const line of out.split("\n")) assert.ok(displayWidth(line) <= 72, line);
    assert.match(out, /^[\n -~]*$/);
    assert.match(out, /dirty\[page0\]: yes -> no/);
  });

  it("may go away while it is written to", async () => {
    const args = ["run", "-", "--traces", "all", "-v"];
    const { code, err } = await gupcheck(args, { stdin: asExpected, closeOut: true });
    assert.equal(code, 0);
    assert.equal(err, "");
  });

  it("hears nothing of what is as it should be with -q", async () => {
    const { code, out, err } = await gupcheck(["run", "-", "-q"], { stdin: asExpected });
    assert.deepEqual({ code, out, err }, { code: 0, out: "", err: "" });
  });

  it("gets what there is when it interrupts, and exit code 130", async () => {
    let isOver = false;
    const running = gupcheck(["run", "-", "--engine", "interpreter", "--timeout", "120"], {
      stdin: large,
      onErr: (child, err) => {
        if (!isOver && err.includes("states,")) child.kill("SIGINT");
        isOver = err.includes("states,");
      },
    });
    const { code, out } = await running;
    assert.equal(code, 130);
    assert.match(out, /inconclusive|VIOLATED/);
    assert.match(out, /; interrupted;/);
  });
});
