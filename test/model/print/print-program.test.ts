import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { inline, printModel, printProgram } from "../../../src/model";
import { assertGolden } from "../golden";
import { open, woven } from "../writeback";

describe("printProgram", () => {
  it("shows a program as pseudo-code, decision points where they stand", () => {
    assertGolden("model/writeback-program.txt", printProgram(open));
  });

  it("uses nothing but ASCII where asked to", () => {
    const text = printProgram(open, { ascii: true });
    assert.match(text, /^[\n -~]*$/);
    assert.equal(text.split("\n").length, printProgram(open).split("\n").length);
  });

  it("keeps lines short where they can be broken", () => {
    for (const line of printProgram(open, { width: 100 }).split("\n")) assert.ok(line.length <= 100, line);
    for (const line of printModel(inline(woven), { width: 100 }).split("\n")) assert.ok(line.length <= 100, line);
  });
});

describe("printModel", () => {
  it("shows the processes of a model, procedures inlined", () => {
    assertGolden("model/writeback-model.txt", printModel(inline(woven)));
  });
});
