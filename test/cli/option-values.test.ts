import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { describe, it } from "node:test";
import { byteSize, outputChoice, positiveSeconds, wholeNumber } from "../../src/cli/option-values";
import { quoted } from "../../src/cli/quoted";

describe("values of options", () => {
  it("are sizes in bytes", () => {
    assert.deepEqual(["1024", "512M", "2G", "1.5GiB", "1kb"].map(byteSize), [
      1024,
      2 ** 29,
      2 ** 31,
      1.5 * 2 ** 30,
      1024,
    ]);
    for (const text of ["", "0", "-1", "G", "2X", "1e9", "2 G"]) assert.throws(() => byteSize(text), text);
  });

  it("are numbers within bounds", () => {
    assert.equal(wholeNumber(0)("0"), 0);
    assert.equal(positiveSeconds("0.5"), 0.5);
    for (const text of ["0", "-1", "1.5", "0x10", "1e3", "", "99999999999999999999"]) {
      assert.throws(() => wholeNumber(1)(text), text);
    }
    for (const text of ["0", "-1", "", "soon"]) assert.throws(() => positiveSeconds(text), text);
  });

  it("are formats with or without a file, each place once", () => {
    const first = outputChoice("json=a=b.json");
    assert.deepEqual(first, [{ format: "json", file: "a=b.json" }]);
    assert.deepEqual(outputChoice("text", first), [...first, { format: "text", file: undefined }]);
    assert.deepEqual(outputChoice("json=-"), [{ format: "json", file: undefined }]);
    for (const text of ["xml", "json=", "json=a=b.json", "junit=./a=b.json"]) {
      assert.throws(() => outputChoice(text, first), text);
    }
    assert.throws(() => outputChoice("jsno"), /did you mean "json"/);
  });

  it("are formats that share standard output only where their lines do not disturb each other", () => {
    const after = (...formats: readonly string[]): number =>
      formats.reduce<ReturnType<typeof outputChoice>>((before, format) => outputChoice(format, before), []).length;
    assert.equal(after("text", "github", "json=a", "sarif=b"), 4);
    assert.equal(after("github", "text=-"), 2);
    for (const formats of [
      ["text", "json"],
      ["github", "sarif=-"],
      ["github", "github"],
      ["text", "text=-"],
      ["markdown", "text"],
    ]) {
      assert.throws(() => after(...formats), /standard output/, formats.join(" "));
    }
  });
});

describe("words for a shell", () => {
  it("stay as they are, or are quoted", () => {
    assert.equal(quoted("specs/a-1.yaml"), "specs/a-1.yaml");
    assert.equal(quoted("it's a.yaml"), "'it'\\''s a.yaml'");
    assert.equal(quoted("a\u001bb'é"), "$'a\\x1bb\\x27\\xc3\\xa9'");
  });

  it("come out of a real shell as they went in", () => {
    const words = [
      "a b",
      "$HOME",
      "`id`",
      "it's",
      '"',
      "\\",
      "*",
      "~",
      "a\nb",
      "\u202e\u0007x'\\",
      "",
      "-n",
      "é",
      "!x",
      "a;b&c|d>e",
    ];
    const printed = execFileSync("bash", ["-c", `printf '%s\\0' ${words.map(quoted).join(" ")}`], { encoding: "utf8" });
    assert.deepEqual(printed.split("\0").slice(0, -1), words);
  });
});
