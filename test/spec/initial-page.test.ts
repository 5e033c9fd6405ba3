import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Interpreter, ModelError } from "../../src/model";
import { assemble, pinDetectors } from "../../src/policies";
import { loadSpec } from "../../src/spec";
import { type InitialPage, storages } from "../../src/states";
import { specWith } from "./marked";

const booleans = [true, false, "any"] as const;
const pages: readonly InitialPage[] = booleans.flatMap((cached) =>
  booleans.flatMap((dirty) =>
    (["none", "ro", "rw", "any"] as const).flatMap((pte) =>
      booleans.flatMap((buffers) =>
        (["none", "submitted", "any"] as const).map((writeback) => ({ cached, dirty, pte, buffers, writeback })),
      ),
    ),
  ),
);

const systemOf = (storage: string, initial = ""): string =>
  specWith({ system: `system: { pages: 1, storage: ${storage}${initial} }` });

/** How many initial states the model has when its page starts like that. */
function initialStates(storage: string, initial: InitialPage): number {
  const { spec } = loadSpec(systemOf(storage), "spec.yaml");
  assert.ok(spec);
  const { kernel, scenario } = spec.assembly.world;
  const [detector] = pinDetectors;
  assert.ok(detector);
  const world = { kernel, scenario: { ...scenario, initial } };
  const { model } = assemble({ name: "t", world, detector, rules: [], properties: [] });
  try {
    return new Interpreter(model).initialStates().length;
  } catch (error) {
    assert.ok(error instanceof ModelError && error.code === "model/no-initial-state");
    return 0;
  }
}

describe("the initial page", () => {
  for (const storage of storages) {
    it(`is refused exactly where the model has no initial state: ${storage}`, () => {
      for (const page of pages) {
        const written = Object.entries(page).map(([key, value]) => `${key}: ${String(value)}`);
        const text = systemOf(storage, `, initial: { ${written.join(", ")} }`);
        const refused = loadSpec(text, "spec.yaml").spec === undefined;
        assert.equal(refused, initialStates(storage, page) === 0, written.join(", "));
      }
    });
  }
});
