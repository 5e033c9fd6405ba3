import assert from "node:assert/strict";
import { Writable } from "node:stream";
import { describe, it } from "node:test";
import { wantsColor } from "../../src/cli/color";
import { displayWidth } from "../../src/report/text/width";
import { gupcheck, gupcheckProcess } from "./gupcheck";
import { asExpected, large, notAsExpected } from "./specs";

const ESC = "\u001b[";

describe("the terminal", () => {
  it("gets colours as --color, FORCE_COLOR and NO_COLOR say, in this order", () => {
    const pipe = new Writable();
    const screen = Object.assign(new Writable(), { isTTY: true });
    assert.equal(wantsColor("auto", pipe, {}), false);
    assert.equal(wantsColor("auto", screen, {}), true);
    assert.equal(wantsColor("auto", screen, { TERM: "dumb" }), false);
    assert.equal(wantsColor("auto", screen, { NO_COLOR: "1" }), false);
    assert.equal(wantsColor("auto", screen, { NO_COLOR: "" }), true);
    assert.equal(wantsColor("auto", pipe, { FORCE_COLOR: "1", NO_COLOR: "1" }), true);
    assert.equal(wantsColor("auto", screen, { FORCE_COLOR: "0" }), false);
    assert.equal(wantsColor("never", screen, { FORCE_COLOR: "1" }), false);
    assert.equal(wantsColor("always", pipe, { NO_COLOR: "1" }), true);
  });

  it("gets escape sequences only where it wants colours", async () => {
    const colored = await gupcheck(["run", "-"], { stdin: asExpected, env: { FORCE_COLOR: "1" } });
    const plain = await gupcheck(["run", "-"], { stdin: asExpected, env: { NO_COLOR: "1" } });
    assert.ok(colored.out.includes(ESC));
    assert.ok(!plain.out.includes(ESC));
  });

  it("gets lines of the width that was asked for, in ASCII", async () => {
    const { out } = await gupcheck(["run", "-", "--width", "72", "--ascii"], { stdin: notAsExpected });
    for (const line of out.split("\n")) assert.ok(displayWidth(line) <= 72, line);
    assert.match(out, /^[\n -~]*$/);
    assert.match(out, /dirty\[page0\]: yes -> no/);
  });

  it("gets ASCII where its locale has nothing else, unless told otherwise", async () => {
    const isAscii = async (env: Readonly<Record<string, string>>, ...more: readonly string[]): Promise<boolean> =>
      /^[\n -~]*$/.test((await gupcheck(["run", "-", ...more], { stdin: notAsExpected, env })).out);
    assert.equal(await isAscii({}), false);
    assert.equal(await isAscii({ LANG: "C" }), true);
    assert.equal(await isAscii({ LANG: "POSIX" }), true);
    assert.equal(await isAscii({ LANG: "de_DE.ISO-8859-1" }), true);
    assert.equal(await isAscii({ LANG: "C.UTF-8" }), false);
    assert.equal(await isAscii({ LANG: "en_US.utf8" }), false);
    assert.equal(await isAscii({ LC_ALL: "C", LANG: "en_US.UTF-8" }), true);
    assert.equal(await isAscii({ LC_ALL: "", LC_CTYPE: "UTF-8", LANG: "C" }), false);
    assert.equal(await isAscii({ LANG: "C" }, "--no-ascii"), false);
    assert.equal(await isAscii({ LANG: "C.UTF-8" }, "--ascii"), true);
  });

  it("says more with -v: ghosts, model, speed", async () => {
    const [quiet, verbose] = await Promise.all([
      gupcheck(["run", "-"], { stdin: asExpected }),
      gupcheck(["run", "-", "-v"], { stdin: asExpected }),
    ]);
    assert.doesNotMatch(quiet.out, /^ {2}(ghosts|model|speed) /m);
    assert.deepEqual(
      verbose.out.match(/^ {2}(ghosts|model|speed) (?= )/gm)?.map((line) => line.trim()),
      ["ghosts", "model", "speed"],
    );
  });

  it("hears what is wrong even with -q", async () => {
    const { code, out } = await gupcheck(["run", "-", "-q"], { stdin: notAsExpected });
    assert.equal(code, 1);
    assert.match(out, /VIOLATED/);
  });

  it("may go away while it is written to", async () => {
    const args = ["run", "-", "--traces", "all", "-v"];
    const { code, err } = await gupcheckProcess(args, { stdin: asExpected, closeOut: true });
    assert.equal(code, 0);
    assert.equal(err, "");
  });

  it("hears nothing of what is as it should be with -q", async () => {
    const { code, out, err } = await gupcheck(["run", "-", "-q"], { stdin: asExpected });
    assert.deepEqual({ code, out, err }, { code: 0, out: "", err: "" });
  });

  it("gets what there is when it interrupts, and exit code 130", async () => {
    let isOver = false;
    const running = gupcheckProcess(["run", "-", "--engine", "interpreter", "--timeout", "120"], {
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
