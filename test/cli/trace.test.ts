import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { defaultTextOptions, TRACE_FORMATS, TRACE_SUFFIXES, writeTrace } from "../../src/report";
import { loop } from "../report/trace-files";
import { folderWith, gupcheck } from "./gupcheck";

const json = writeTrace(loop, "json", defaultTextOptions);

describe("gupcheck trace", () => {
  it("knows all formats by name and by suffix", async (test) => {
    const folder = folderWith({ "t.json": json }, (clean) => test.after(clean));
    for (const format of TRACE_FORMATS) {
      const expected = writeTrace(loop, format, { ...defaultTextOptions, width: 72 });
      const named = await gupcheck(["trace", join(folder, "t.json"), "--to", format]);
      assert.deepEqual(named, { code: 0, out: expected, err: "" });
      const file = join(folder, "new", `o${TRACE_SUFFIXES[format]}`);
      assert.deepEqual(await gupcheck(["trace", join(folder, "t.json"), "-o", file]), { code: 0, out: "", err: "" });
      assert.equal(readFileSync(file, "utf8"), expected);
    }
  });

  it("is text, 72 columns wide, unless told otherwise; reads standard input", async () => {
    const { out } = await gupcheck(["trace", "-"], { stdin: json });
    assert.ok(out.split("\n").every((line) => line.length <= 72));
    const narrow = await gupcheck(["trace", "-", "--width", "50", "--ascii"], { stdin: json });
    // The command is there to be copied: it is never broken.
    const lines = narrow.out.split("\n").filter((line) => !line.startsWith("  again: "));
    assert.ok(lines.every((line) => line.length <= 50 && /^[ -~]*$/.test(line)));
  });

  it("has colours only where they are asked for, and never in a file", async (test) => {
    const folder = folderWith({ "t.json": json }, (clean) => test.after(clean));
    const args = ["trace", join(folder, "t.json"), "--color", "always"];
    assert.ok((await gupcheck(args)).out.includes("\u001b["));
    await gupcheck([...args, "-o", join(folder, "t.txt")]);
    assert.ok(!readFileSync(join(folder, "t.txt"), "utf8").includes("\u001b["));
  });

  it("says what is wrong: exit 2", async (test) => {
    const folder = folderWith({ "t.json": json, "bad.json": "{}" }, (clean) => test.after(clean));
    writeFileSync(join(folder, "odd.json"), json.replace('"loopStart": 1', '"loopStart": 0'));
    const refusal = async (...args: readonly string[]): Promise<string> => {
      const { code, out, err } = await gupcheck(["trace", ...args]);
      assert.deepEqual([code, out], [2, ""]);
      return err;
    };
    assert.match(await refusal(join(folder, "none.json")), /none\.json: error: cannot be read: .*\[cli\/unreadable\]/);
    assert.match(
      await refusal(join(folder, "bad.json")),
      /bad\.json: error: this is not a trace .*\[trace\/not-a-trace\]/,
    );
    assert.match(await refusal(join(folder, "odd.json")), /contradicts itself: .*\[trace\/contradictory\]/);
    assert.match(await refusal(join(folder, "t.json"), "-o", "x.pdf"), /"x\.pdf" ends in none of \.json /);
    assert.match(await refusal(join(folder, "t.json"), "-o", join(folder, "t.json")), /is the trace itself/);
    assert.match(await refusal(join(folder, "t.json"), "--to", "pdf"), /Allowed choices are json, itf,/);
    assert.match(await refusal(join(folder, "t.json"), "-o", join(folder, "t.json", "x.svg")), /cannot be written/);
  });
});
