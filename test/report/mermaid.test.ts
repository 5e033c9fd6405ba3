import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { defaultTextOptions, type TraceFile, writeTrace } from "../../src/report";
import { mermaidText } from "../../src/report/mermaid/mermaid-text";
import { crash } from "./models";
import { loop, samples, standstill, traceFileFor } from "./trace-files";

const diagramOf = (file: TraceFile): string => writeTrace(file, "mermaid", defaultTextOptions);

async function parse(text: string): Promise<string | undefined> {
  const { default: mermaid } = await import("mermaid");
  return (await mermaid.parse(text)).diagramType;
}

describe("Mermaid", () => {
  it("reads every trace as a sequence diagram", async () => {
    for (const file of samples) assert.equal(await parse(diagramOf(file)), "sequence", diagramOf(file));
  });

  it("would not have read a text that was not escaped", async () => {
    await assert.rejects(parse("sequenceDiagram\n  participant a as x\n  Note over a: x\n  bogus"));
  });

  it("takes any text for a text", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary" }), async (text) => {
        const one = mermaidText(text);
        assert.doesNotMatch(one, /[\n\r;](?<!#\d+;)|%|[<>{}"`]/);
        const diagram = `sequenceDiagram\n  participant a as ${one}\n  Note over a: ${one}<br/>${one}\n`;
        assert.equal(await parse(diagram), "sequence");
      }),
      { numRuns: 50 },
    );
  });

  it("has a participant for each actor that moves and a note for each step", () => {
    const diagram = diagramOf(traceFileFor(crash, "no-dma-to-clean-page"));
    assert.equal(diagram.match(/^ {2}participant /gm)?.length, 1);
    assert.equal(diagram.match(/^ {2}Note over a0: \d\. /gm)?.length, 2);
  });

  it("shows what repeats in a block, and says where nothing more need happen", () => {
    const lines = diagramOf(loop).split("\n");
    const from = lines.indexOf("  loop forever");
    assert.deepEqual(
      lines.slice(from + 1, lines.indexOf("  end")).map((line) => /^ {4}Note over a0: (\d)/.exec(line)?.[1]),
      ["2", "3", "4", "5"],
    );
    assert.match(lines[from - 1] ?? "", /Note over a0: 1\. /);
    assert.match(diagramOf(standstill), /from here on nothing more need happen/);
  });
});
