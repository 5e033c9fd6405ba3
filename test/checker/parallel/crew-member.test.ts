import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as fc from "fast-check";
import { inline } from "../../../src/model";
import { programs } from "../../arbitraries/program";
import { peterson } from "../../models/peterson";
import { exploreAlone, exploreInTurns } from "./one-thread-crew";

describe("members of a crew, whoever takes which chunk when", () => {
  it("find the states of a serial search, with the same numbers and parents: random programs", () => {
    fc.assert(
      fc.property(
        programs(),
        fc.integer({ min: 1, max: 4 }),
        fc.infiniteStream(fc.nat()),
        fc.boolean(),
        (program, members, turns, withWasm) => {
          const model = inline(program);
          const pick = (of: number): number => Number(turns.next().value) % of;
          // A round may end early where an area is full: compare what is complete.
          const crew = exploreInTurns(model, members, 2_000, pick, withWasm);
          const alone = exploreAlone(model, 2_000);
          if (crew?.words.length === alone?.words.length) assert.deepEqual(crew, alone);
          else assert.ok(crew !== undefined && alone !== undefined && alone.parents.length > 2_000);
        },
      ),
      { numRuns: 400 },
    );
  });

  it("find those of peterson for 3, in whatever order", () => {
    const alone = exploreAlone(peterson(3), Number.POSITIVE_INFINITY);
    for (const members of [2, 3, 5]) {
      let seed = members;
      const pick = (of: number): number => {
        seed = (seed * 48_271) % 2_147_483_647;
        return seed % of;
      };
      for (const withWasm of [false, true]) {
        assert.deepEqual(exploreInTurns(peterson(3), members, Number.POSITIVE_INFINITY, pick, withWasm), alone);
      }
    }
  });
});
