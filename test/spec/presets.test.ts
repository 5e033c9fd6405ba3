import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { decisionsOf, programsOfEverything } from "../../src/spec/everything";
import { allProcedures, pointsThatSubmit } from "../../src/spec/presets";
import { kernelOf, kernelVersions } from "../../src/states";

describe("what is written down of the presets", () => {
  const programs = kernelVersions.flatMap((version) => {
    const kernel = kernelOf(version);
    return kernel === undefined ? [] : programsOfEverything(kernel);
  });

  it("names all of their procedures", () => {
    const names = new Set(programs.flatMap(({ procedures }) => procedures.map(({ name }) => name)));
    assert.deepEqual(allProcedures, [...names]);
  });

  it("names the decision points that can submit I/O", () => {
    const submitting = programs.flatMap(decisionsOf).filter(({ submit }) => submit.length > 0);
    assert.deepEqual(pointsThatSubmit, new Set(submitting.map(({ point }) => point)));
  });
});
