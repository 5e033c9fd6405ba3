import { describe, it } from "node:test";
import { defaultTextOptions, summaryText } from "../../src/report";
import { peterson } from "../models/peterson";
import { assertGolden } from "./golden";
import { crash, wrong } from "./models";
import { errorOf, resultOf } from "./results";

describe("the summary of a run", () => {
  it("lists specs, what is off, totals, and how to reproduce", () => {
    const expectations = [
      { property: "no-crash", verdict: "violated" },
      { property: "no-dma-to-clean-page", verdict: "violated" },
    ] as const;
    const report = {
      toolVersion: "0.0.0",
      outcomes: [
        { kind: "checked", result: resultOf(crash, { spec: "specs/a.yaml", expectations }) },
        { kind: "checked", result: resultOf(crash, { spec: "specs/b.yaml" }) },
        { kind: "checked", result: resultOf(peterson(2), {}, { states: 10 }) },
        { kind: "refused", spec: "specs/wrong.yaml", diagnostics: [errorOf(wrong)] },
      ],
      interrupted: false,
    } as const;
    assertGolden(
      "summary.txt",
      summaryText(report, (spec) => `gupcheck run ${spec}`, defaultTextOptions),
    );
  });
});
