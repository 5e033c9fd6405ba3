import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ExportError, exportFiles, exportModel } from "../../src/export";
import { writePromela } from "../../src/export/promela/write-promela";
import { assertGolden } from "../model/golden";
import { twoPhaseCommit } from "../models/two-phase-commit";
import { severalStarts } from "./several-starts";

const golden = (name: string, text: string): void => assertGolden(`../export/golden/${name}`, text);

describe("exported files", () => {
  for (const to of ["promela", "murphi", "tla"] as const) {
    it(`${to}: two-phase commit with its property`, () => {
      for (const { name, text } of exportFiles(twoPhaseCommit(2), { to, property: "consistent" })) golden(name, text);
    });

    it(`${to}: several initial states, for deadlocks`, () => {
      for (const { name, text } of exportFiles(severalStarts(), { to, property: "deadlock-free" })) {
        golden(`several-starts-${name}`, text);
      }
    });
  }

  it("a property that the model does not have is refused, with those that it has", () => {
    assert.throws(
      () => exportModel(twoPhaseCommit(2), { to: "tla", property: "consistant" }),
      (error) =>
        error instanceof ExportError &&
        error.code === "export/unknown-property" &&
        error.message === 'the model has no property "consistant"; it has: consistent',
    );
  });

  it("too many initial states are refused where they have to be listed", () => {
    const model = severalStarts();
    const [first, ...others] = model.variables;
    assert.ok(first !== undefined);
    const many = Array.from({ length: 2000 }, (_, value) => value);
    const wide = { ...first, type: { kind: "int" as const, min: -1, max: 2000 }, init: [many] };
    const variables = [wide, ...others];
    assert.throws(() => exportModel({ ...model, variables }, { to: "murphi" }), ExportError);
    assert.match(exportModel({ ...model, variables }, { to: "tla" }), /count \\in \{0, 1, 2,/);
  });

  it("Promela says how its counts differ", () => {
    const { extraStates, extraTransitions } = writePromela(severalStarts(), { kind: "counts" });
    assert.deepEqual([extraStates, extraTransitions], [1, 5]);
    assert.equal(writePromela(twoPhaseCommit(2), { kind: "counts" }).extraStates, 0);
  });
});
