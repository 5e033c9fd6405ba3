import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { check } from "../../src/checker";
import type { Model } from "../../src/model";
import { hanoi } from "../models/hanoi";
import { peterson } from "../models/peterson";
import { philosophers } from "../models/philosophers";

const known: readonly (readonly [string, Model, readonly [number, number, number]])[] = [
  ["12 philosophers", philosophers(12), [531_440, 4_251_516, 33]],
  ["peterson for 4", peterson(4), [1_119_560, 3_864_896, 103]],
  ["hanoi with 12 discs", hanoi(12), [531_441, 1_594_320, 4_095]],
];

describe("larger known models, compiled", () => {
  for (const [name, model, counts] of known) {
    it(name, () => {
      const result = check(model);
      assert.deepEqual([result.states, result.transitions, result.depth], counts);
    });
  }
});
