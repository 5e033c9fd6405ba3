import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { defaultTextOptions, MAIL_WIDTH, type TraceFile, writeTrace } from "../../src/report";
import { displayWidth } from "../../src/report/text/width";
import { assertGolden } from "./golden";
import { crash } from "./models";
import { hostile, loop, samples, standstill, traceFileFor } from "./trace-files";

const mailOf = (file: TraceFile, ascii = false): string =>
  writeTrace(file, "text", { ...defaultTextOptions, width: MAIL_WIDTH, ascii });

describe("a trace as a mail", () => {
  it("is 72 columns wide", () => {
    for (const file of samples.filter((each) => each !== hostile)) {
      for (const line of mailOf(file).split("\n")) assert.ok(displayWidth(line) <= 72, line);
    }
  });

  it("looks as it should", () => {
    assertGolden("trace-crash.txt", mailOf(traceFileFor(crash, "no-crash")));
    assertGolden("trace-loop.txt", mailOf(loop));
    assertGolden("trace-standstill-ascii.txt", mailOf(standstill, true));
  });

  it("is ASCII if asked for", () => {
    for (const file of samples.filter((each) => each !== hostile)) assert.match(mailOf(file, true), /^[\n -~]*$/);
  });

  it("cannot move the cursor of a terminal", () => {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    assert.doesNotMatch(mailOf(hostile), /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e\u2028]/);
  });
});
