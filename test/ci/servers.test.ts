import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { action } from "./action";
import { describeServers } from "./servers";
import { sourceTool } from "./tool";

describeServers("gupcheck", sourceTool, true);

describe("the action", () => {
  it("has a description for everything, and a shell for every script", () => {
    const { name, description, inputs, outputs, runs } = action();
    assert.ok(name !== "" && description !== "");
    assert.equal(runs.using, "composite");
    for (const input of Object.values(inputs)) assert.ok(input.description !== "" && typeof input.default === "string");
    for (const { value } of Object.values(outputs)) assert.match(value, /^\$\{\{ steps\.check\.outputs\.[a-z-]+ \}\}$/);
    for (const step of runs.steps) {
      assert.ok((step.run === undefined) !== (step.uses === undefined));
      if (step.run !== undefined) assert.equal(step.shell, "bash");
      if (step.uses !== undefined) assert.match(step.uses, /^actions\/[a-z-]+@v\d+$/);
    }
  });
});
