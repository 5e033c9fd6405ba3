import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { defaultTextOptions, runJson, specText, summaryText } from "../../src/report";
import { crash } from "./models";
import { resultOf } from "./results";

const evil = "a\u001b[31m\u202eb\u0007\u2028c";
const result = resultOf(crash, { title: evil, spec: evil, source: evil, bounds: [evil], claims: [evil] });
const report = { toolVersion: "1", outcomes: [{ kind: "checked", result }], interrupted: false } as const;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const control = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e\u2028]/;

describe("what a spec says", () => {
  it("cannot move the cursor of a terminal", () => {
    assert.doesNotMatch(specText(result, defaultTextOptions), control);
    assert.doesNotMatch(
      summaryText(report, () => "gupcheck run", defaultTextOptions),
      control,
    );
    assert.doesNotMatch(runJson(report), control);
  });

  it("comes back from JSON as it was", () => {
    const parsed = JSON.parse(runJson(report)) as { results: { title: string }[] };
    assert.equal(parsed.results[0]?.title, evil);
  });
});
