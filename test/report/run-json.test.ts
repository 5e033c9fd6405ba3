import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { runJson } from "../../src/report";
import { philosophers } from "../models/philosophers";
import { assertGolden } from "./golden";
import { crash, wrong } from "./models";
import { errorOf, resultOf } from "./results";

function keysOf(value: unknown): readonly string[][] {
  if (Array.isArray(value)) return value.flatMap(keysOf);
  if (typeof value !== "object" || value === null) return [];
  return [Object.keys(value), ...Object.values(value).flatMap(keysOf)];
}

const report = {
  toolVersion: "0.0.0",
  outcomes: [
    { kind: "checked", result: resultOf(crash) },
    { kind: "checked", result: resultOf(philosophers(2)) },
    { kind: "refused", spec: "specs/wrong.yaml", diagnostics: [errorOf(wrong)] },
  ],
  interrupted: false,
} as const;

describe("the JSON of a run", () => {
  it("has the documented shape", () => assertGolden("run.json", runJson(report)));

  it("has sorted keys", () => {
    for (const keys of keysOf(JSON.parse(runJson(report)))) assert.deepEqual(keys, [...keys].sort());
  });

  it("passes only where every spec does", () => {
    const passed = (outcomes: Parameters<typeof runJson>[0]["outcomes"], interrupted = false): unknown =>
      (JSON.parse(runJson({ toolVersion: "0", outcomes, interrupted })) as { passed: unknown }).passed;
    const good = resultOf(crash, {
      expectations: [
        { property: "no-crash", verdict: "violated" },
        { property: "no-dma-to-clean-page", verdict: "violated" },
      ],
    });
    assert.equal(passed([{ kind: "checked", result: good }]), true);
    assert.equal(passed([{ kind: "checked", result: good }], true), false);
    assert.equal(passed(report.outcomes), false);
  });
});
