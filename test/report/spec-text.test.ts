import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { defaultTextOptions, diagnosticText, specText } from "../../src/report";
import { peterson } from "../models/peterson";
import { philosophers } from "../models/philosophers";
import { assertGolden } from "./golden";
import { crash, writeback, wrong } from "./models";
import { errorOf, resultOf } from "./results";

const all = { ...defaultTextOptions, traces: "all" } as const;

describe("the text of a spec", () => {
  it("tells a deadlock in columns, and who waits for whom", () => {
    assertGolden("deadlock.txt", specText(resultOf(philosophers(3)), all));
  });

  it("falls back to one column where there are too many actors", () => {
    assertGolden("one-column.txt", specText(resultOf(philosophers(5)), all));
  });

  it("fits into the width it is given, in ASCII", () => {
    assertGolden("narrow-ascii.txt", specText(resultOf(philosophers(2)), { ...all, width: 72, ascii: true }));
  });

  it("shows where events and states are wrong, and that the system has halted", () => {
    assertGolden("crash.txt", specText(resultOf(crash), all));
  });

  it("shows indexed cells, choices and the ghosts that a property needs", () => {
    assertGolden("writeback.txt", specText(resultOf(writeback), all));
  });

  it("says what is as expected, what is not, and why that may be", () => {
    const result = resultOf(crash, {
      source: "a mail",
      claims: ["C5"],
      bugs: ["B01"],
      expectations: [
        { property: "no-crash", verdict: "holds" },
        { property: "no-dma-to-clean-page", verdict: "violated", differs: "the mail says so" },
      ],
      limits: { states: 1000, depth: 20, seconds: 60, memoryBytes: 2 ** 30 },
    });
    assertGolden("expectations.txt", specText(result, { ...all, traces: "none", verbose: true }));
  });

  it("tells only the unexpected interleavings unless asked for more", () => {
    const expected = resultOf(crash, {
      expectations: [
        { property: "no-crash", verdict: "violated" },
        { property: "no-dma-to-clean-page", verdict: "holds" },
      ],
    });
    assertGolden("unexpected.txt", specText(expected, defaultTextOptions));
  });

  it("tells an interleaving once that violates several properties, unless it is to be verbose", () => {
    const model = philosophers(2);
    const again = model.properties.flatMap((property) =>
      property.kind === "invariant" ? [property, { ...property, id: "once-more" }] : [],
    );
    const result = resultOf({ ...model, properties: again });
    const text = specText(result, all);
    assert.match(
      text,
      /── once-more is violated .*\n\n {2}the interleaving of first-fork-free, above\n\nVIOLATED after/,
    );
    assert.equal(text.split("takes the left fork").length, 2);
    assert.equal(specText(result, { ...all, verbose: true }).split("takes the left fork").length, 3);
  });

  it("says how far a search went that a limit cut", () => {
    assertGolden("inconclusive.txt", specText(resultOf(peterson(2), {}, { states: 10 }), defaultTextOptions));
  });

  it("leads to where the model goes wrong", () => {
    assertGolden("model-error.txt", diagnosticText(errorOf(wrong), defaultTextOptions));
  });
});
