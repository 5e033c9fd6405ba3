import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { alternativeTyping, Interpreter, inline, renderSentence } from "../../../src/model";
import { woven } from "../writeback";

describe("renderSentence", () => {
  const model = inline(woven);
  const interpreter = new Interpreter(model);

  it("fills in the names of the chosen element and of locals", () => {
    const [start] = interpreter.initialStates();
    assert.ok(start !== undefined);
    const process = model.processes[1];
    const dma = process?.steps.find(({ label }) => label === "dma")?.alternatives[0];
    assert.ok(process !== undefined && dma !== undefined);
    const read = (expr: Parameters<Interpreter["evaluate"]>[0]): number =>
      interpreter.evaluate(expr, start, 1, new Map([["$page", 1]]));
    assert.equal(renderSentence(dma.text, read, alternativeTyping(model, process, dma), model), "writes to page1");
  });

  it("shows values of every type by name, and numbers where the type is not known", () => {
    const typing = {
      variable: (name: string) =>
        name === "flag"
          ? ({ kind: "bool" } as const)
          : name === "mode"
            ? ({ kind: "enum", name: "m" } as const)
            : undefined,
      local: () => ({ kind: "element", set: "page", none: true }) as const,
    };
    const variable = (name: string) => ({ kind: "variable", name, at: [] }) as const;
    const sentence = [
      variable("flag"),
      " ",
      variable("mode"),
      " ",
      variable("other"),
      " ",
      { kind: "local", name: "p" } as const,
    ];
    const text = renderSentence(sentence, (expr) => (expr.kind === "local" ? -1 : 1), typing, {
      enums: { m: ["read", "write"] },
      sets: { page: ["page0"] },
    });
    assert.equal(text, "yes write 1 none");
  });
});
