import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { EXIT } from "../../src/cli/exit-code";
import { verdictDocs } from "../../src/cli/verdict-docs";
import { PLUGIN_CODES } from "../../src/plugin/codes";
import { actionDocs, breakLeasePoints } from "../../src/policies";
import { TRACE_CODES, TRACE_SUFFIXES } from "../../src/report";
import { jsonSchema } from "../../src/spec/schema";
import { builtInProperties, decisionPoints } from "../../src/states";
import { kernelSwitches } from "../../src/states/kernel-switches";

const read = (name: string): string => readFileSync(join(__dirname, "../../docs", name), "utf8");
const has = (name: string, words: readonly string[]): void => {
  const text = read(name);
  assert.ok(words.length > 0);
  assert.deepEqual(
    words.filter((word) => !text.includes(`\`${word}\``)),
    [],
    name,
  );
};

describe("the documents name everything that there is", () => {
  it("semantics.md: verdicts, exit codes, actions", () => {
    has("semantics.md", Object.keys(verdictDocs));
    has("semantics.md", Object.keys(actionDocs));
    assert.ok(breakLeasePoints.length > 0);
    const codes = [...read("semantics.md").matchAll(/^\| (\d+) \|/gm)].map(([, code]) => Number(code));
    assert.deepEqual(codes.sort(), Object.values(EXIT).sort());
  });

  it("what-a-pass-means.md: verdicts", () => has("what-a-pass-means.md", Object.keys(verdictDocs)));

  it("traces.md: formats, their suffixes, what can be wrong with a file", () => {
    has("traces.md", [...Object.keys(TRACE_SUFFIXES), ...Object.values(TRACE_SUFFIXES), ...Object.keys(TRACE_CODES)]);
  });

  it("plugins.md: what can be wrong with a plug-in", () => has("plugins.md", Object.keys(PLUGIN_CODES)));

  it("model.md: everything that an actor can run", () => {
    const schema = jsonSchema() as unknown as {
      readonly properties: {
        readonly actors: {
          readonly additionalProperties: {
            readonly oneOf: readonly { readonly properties: { readonly run: { readonly const: string } } }[];
          };
        };
      };
    };
    has(
      "model.md",
      schema.properties.actors.additionalProperties.oneOf.map(({ properties }) => properties.run.const),
    );
  });

  it("reference.md: properties, decision points, kernel switches", () => {
    has("reference.md", [
      ...builtInProperties.map(({ property }) => property.id),
      ...decisionPoints.map(({ id }) => id),
      ...kernelSwitches.map(({ name }) => name),
    ]);
  });
});
