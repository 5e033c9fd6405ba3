import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Contender, Run } from "../../bench/contender";
import { measureRow } from "../../bench/measure-row";
import { tinyRow } from "../../bench/rows";
import { resultTable } from "../../bench/table";

const limits = { seconds: 60, memoryBytes: 2 ** 30 };

const ran = (states: number): Run => ({
  kind: "done",
  states,
  transitions: 7,
  seconds: 2,
  cpuSeconds: 2,
  memoryBytes: 100,
});
const late: Run = { kind: "time", seconds: 60, message: "the limit on time" };

/** A contender that does what it is told, and writes down its turns. */
function contender(name: string, runs: readonly Run[], turns: string[] = [], sameStates = true): Contender {
  let next = 0;
  return {
    name,
    sameStates,
    prepare: () =>
      Promise.resolve({
        kind: "ready",
        seconds: 0,
        run: () => {
          turns.push(name);
          next += 1;
          return Promise.resolve(runs[(next - 1) % runs.length] ?? late);
        },
      }),
  };
}

describe("a row", () => {
  it("is measured in turns, each round beginning with the next one", async () => {
    const turns: string[] = [];
    const both = [contender("a", [ran(3)], turns), contender("b", [ran(3)], turns)];
    const result = await measureRow(tinyRow, both, { runs: 3, limits });
    assert.deepEqual(turns, ["a", "b", "b", "a", "a", "b"]);
    assert.deepEqual(
      result.entries.map(({ runs }) => runs.length),
      [3, 3],
    );
    assert.equal(result.states, 3);
  });

  it("ends after one round where the counts differ, and is an error in the table", async () => {
    const result = await measureRow(tinyRow, [contender("gupcheck", [ran(3)]), contender("SPIN", [ran(4)])], {
      runs: 5,
      limits,
    });
    assert.deepEqual(result.disagreements, ["SPIN: 4 states, 7 transitions; gupcheck: 3, 7"]);
    assert.equal(result.entries[0]?.runs.length, 1);
    assert.match(resultTable([result]), /ERROR: the counts differ/);
  });

  it("lets a reduced search count fewer states", async () => {
    const reduced = contender("SPIN, reduced", [ran(2)], [], false);
    const result = await measureRow(tinyRow, [contender("gupcheck", [ran(3)]), reduced], { runs: 2, limits });
    assert.deepEqual(result.disagreements, []);
  });

  it("does not run again what ran into a limit, and says so in the table", async () => {
    const turns: string[] = [];
    const result = await measureRow(tinyRow, [contender("gupcheck", [ran(3)]), contender("SPIN", [late], turns)], {
      runs: 5,
      limits,
    });
    assert.deepEqual(turns, ["SPIN"]);
    assert.deepEqual(result.disagreements, []);
    assert.match(resultTable([result]), /> 60 s/);
    assert.match(resultTable([result]), /> 30\.0×/);
  });
});
