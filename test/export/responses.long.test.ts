import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { testAndSet, withResponses } from "../models/locks";
import { assertSpinAgrees } from "./agreement";
import { fairModels, fairSystems, largeFairModels } from "./fair-models";
import { skips } from "./installed";

describe("SPIN agrees on responses under weak fairness", { skip: skips.spin }, () => {
  for (const { name, model } of [...fairModels(), ...largeFairModels()]) it(name, () => assertSpinAgrees(model));

  it("that are about nobody", () => {
    const nobody = withResponses({ ...testAndSet(2), sets: { ...testAndSet(2).sets, nobody: [] } }, [
      {
        ...{ kind: "leads-to", id: "nobody", doc: "", triggers: [] },
        each: { bind: "x", set: "nobody" },
        ...{ from: { kind: "bool", value: true }, to: { kind: "bool", value: false } },
      },
    ]);
    return assertSpinAgrees(nobody, ["nobody"]);
  });

  const random = fairSystems(100);
  it("there are enough random systems", () => {
    assert.equal(random.length, 100);
  });
  for (const [number, model] of random.entries()) {
    it(`random system ${String(number)}`, () => assertSpinAgrees(model));
  }
});
