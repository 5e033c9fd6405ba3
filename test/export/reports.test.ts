import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { parsePanReport } from "../../src/export/run/pan-report";
import { parseRumurReport } from "../../src/export/run/rumur-report";
import { parseTlcReport } from "../../src/export/run/tlc-report";

const pan = (head: string, stored = "       80"): string =>
  `${head}\n\nState-vector 44 byte, depth reached 50, errors: 0\n${stored} states, stored\n      133 states, matched\n`;

describe("the report of pan", () => {
  it("gives what was stored and matched", () => {
    assert.deepEqual(parsePanReport(pan("")), { stored: 80, matched: 133, errors: [], isTooDeep: false, isCut: false });
    assert.equal(parsePanReport(pan("", "1.1195608e+08"))?.stored, 111_956_080);
  });

  it("gives the first error, and does not take it for a cut", () => {
    const report = parsePanReport(
      pan("pan:1: invalid end state (at depth 7)\npan: wrote model.pml.trail\n\nWarning: Search not completed"),
    );
    assert.deepEqual(report?.errors, ["invalid end state"]);
    assert.equal(report.isCut, false);
  });

  it("says where depth or memory did not suffice", () => {
    assert.equal(parsePanReport(pan("error: max search depth too small"))?.isTooDeep, true);
    assert.equal(parsePanReport(pan("pan: reached -DMEMLIM bound\nWarning: Search not completed"))?.isCut, true);
  });

  it("may be missing", () => {
    assert.equal(parsePanReport("Segmentation fault"), undefined);
  });
});

describe("the report of a verifier made by Rumur", () => {
  it("gives states, fired rules and errors", () => {
    assert.deepEqual(
      parseRumurReport(
        '<error includes_trace="false">\n<message>deadlock</message>\n</error>\n' +
          '<summary states="4" rules_fired="3" errors="1" duration_seconds="0"/>',
      ),
      { states: 4, rulesFired: 3, errors: ["deadlock"] },
    );
    assert.equal(parseRumurReport("out of memory"), undefined);
  });
});

describe("the report of TLC", () => {
  const states = "1,146 states generated, 288 distinct states found, 0 states left on queue.";

  it("gives the distinct states of a complete run", () => {
    assert.deepEqual(parseTlcReport(`Model checking completed. No error has been found.\n${states}`), {
      distinct: 288,
      errors: [],
      isComplete: true,
    });
  });

  it("gives the first error", () => {
    const report = parseTlcReport(`Error: Invariant consistent is violated.\nError: The behavior is:\n${states}`);
    assert.equal(report?.errors[0], "Invariant consistent is violated.");
    assert.equal(report.isComplete, false);
    assert.equal(parseTlcReport("Parsing or semantic analysis failed."), undefined);
  });
});
