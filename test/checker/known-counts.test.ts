import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { check } from "../../src/checker";
import type { Model } from "../../src/model";
import { anderson } from "../models/anderson";
import { bakery } from "../models/bakery";
import { hanoi } from "../models/hanoi";
import { mcs } from "../models/mcs";
import { peterson } from "../models/peterson";
import { philosophers } from "../models/philosophers";
import { twoPhaseCommit } from "../models/two-phase-commit";
import { wide } from "../models/wide";
import { outcomeOf } from "./outcome";

interface Known {
  readonly name: string;
  readonly model: Model;
  /** States, transitions, depth; published ones where the model is. */
  readonly counts: readonly [number, number, number];
  /** Verdicts, with the length of the counterexample. */
  readonly verdicts: Readonly<Record<string, string>>;
}

const safe = { "deadlock-free": "holds", "mutual-exclusion": "holds" };

const known: readonly Known[] = [
  {
    name: "4 philosophers",
    model: philosophers(4),
    counts: [80, 212, 9],
    verdicts: { "deadlock-free": "violated 4", "first-fork-free": "violated 1" },
  },
  { name: "peterson for 3", model: peterson(3), counts: [12_498, 33_369, 53], verdicts: safe },
  { name: "mcs for 3", model: mcs(3), counts: [7_963, 21_503, 48], verdicts: safe },
  {
    name: "bakery for 2",
    model: bakery(2, 9),
    counts: [1_506, 2_697, 100],
    verdicts: { ...safe, "deadlock-free": "violated 87" },
  },
  { name: "anderson for 3", model: anderson(3), counts: [1_459, 3_705, 45], verdicts: safe },
  { name: "hanoi with 6 discs", model: hanoi(6), counts: [729, 2_184, 63], verdicts: { unsolved: "violated 63" } },
  {
    name: "two-phase commit with 3 managers",
    model: twoPhaseCommit(3),
    counts: [288, 1_145, 10],
    verdicts: { consistent: "holds" },
  },
  {
    name: "two-phase commit with 5 managers",
    model: twoPhaseCommit(5),
    counts: [8_832, 58_145, 16],
    verdicts: { consistent: "holds" },
  },
  {
    name: "a set of 40",
    model: wide(40),
    counts: [822, 2_460, 3],
    verdicts: { "some-dark": "holds", "last-dark": "violated 1" },
  },
];

describe("known models", () => {
  for (const { name, model, counts, verdicts } of known) {
    for (const engine of ["interpreter", "compiled"] as const) {
      it(`${name}, ${engine}`, () => {
        const result = check(model, { engine });
        assert.deepEqual([result.states, result.transitions, result.depth], counts);
        assert.equal(
          result.levels.reduce((sum, level) => sum + level, 0),
          result.states,
        );
        assert.equal(result.complete, true);
        assert.equal(result.exploredDepth, result.depth);
        const found = result.properties.map(({ id, verdict, trace }) => [
          id,
          trace === undefined ? verdict : `${verdict} ${String(trace.moves.length)}`,
        ]);
        assert.deepEqual(Object.fromEntries(found), verdicts);
      });
    }

    it(`${name}: both engines give the same result, traces and levels included`, () => {
      assert.deepEqual(outcomeOf(model, { engine: "compiled" }), outcomeOf(model, { engine: "interpreter" }));
    });

    it(`${name}: the model may be serialised`, () => {
      const copy = JSON.parse(JSON.stringify(model)) as Model;
      assert.deepEqual(outcomeOf(copy, {}), outcomeOf(model, {}));
    });
  }
});
