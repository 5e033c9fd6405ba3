import { after, describe, it } from "node:test";
import { assertEnginesAgree } from "./engines";
import { bundledSpecs } from "./run-spec";

/** The interpreter explores some ten thousand states a second. */
const INTERPRETED = 100_000;

describe("every way to search a bundled spec comes to the same", () => {
  const total = { specs: 0, states: 0, transitions: 0, verdicts: 0, interpreted: 0 };

  for (const file of bundledSpecs()) {
    it(file, async () => {
      const { states, transitions, verdicts } = await assertEnginesAgree(file, INTERPRETED);
      total.specs += 1;
      total.states += states;
      total.transitions += transitions;
      total.verdicts += Object.keys(verdicts).length;
      if (states <= INTERPRETED) total.interpreted += 1;
    });
  }

  after(() => console.log(JSON.stringify(total)));
});
