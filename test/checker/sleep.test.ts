import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { CheckOptions } from "../../src/checker";
import {
  assign,
  bool,
  type Effects,
  exit,
  int,
  is,
  type Model,
  not,
  procedure,
  scalar,
  step,
  type Term,
  type Variable,
} from "../../src/model";
import { kernel } from "../models/kernel";
import { mcs } from "../models/mcs";
import { peterson } from "../models/peterson";
import { philosophers } from "../models/philosophers";
import { modelOf } from "../models/program";
import { outcomeOf } from "./outcome";

const x = scalar("x", int(0, 2), 0, { doc: "" });
const y = scalar("y", int(0, 2), 0, { doc: "" });
const stopped = scalar("stopped", bool, false, { doc: "nothing happens any more" });

/** A process that takes one step. */
function once(name: string, does: Effects, when?: Term<boolean>) {
  const file = { file: "sleep", doc: "", params: {}, locals: {}, exits: ["end"] };
  return {
    name,
    run: procedure(name, file, () => [
      step("only", { do: does, go: exit("end"), ...(when === undefined ? {} : { when }) }),
    ]),
  };
}

function small(processes: ReturnType<typeof once>[], halted?: { readonly expr: Model["halted"] }): Model {
  const variables: readonly { readonly declaration: Variable }[] = [x, y, stopped];
  return modelOf({ variables, processes, ...(halted === undefined ? {} : { halted: halted.expr }) });
}

/** Each with its number of states, and what would go wrong otherwise. */
const cases: readonly (readonly [string, Model, number, CheckOptions?])[] = [
  ["two independent steps: only one of them sleeps", small([once("a", assign(x, 1)), once("b", assign(y, 1))]), 4],
  ["both write the same, and neither reads it", small([once("a", assign(x, 1)), once("b", assign(x, 2))]), 5],
  ["the later one reads what the earlier one writes", small([once("a", assign(x, 1)), once("b", assign(y, x))]), 5],
  ["the earlier one reads what the later one writes", small([once("a", assign(y, x)), once("b", assign(x, 1))]), 5],
  ["the earlier one waits for the later one", small([once("a", assign(y, 1), is(x, 1)), once("b", assign(x, 1))]), 3],
  ["the earlier one ends everything", small([once("a", assign(stopped, true)), once("b", assign(y, 1))], stopped), 4],
  ["the later one ends everything", small([once("a", assign(y, 1)), once("b", assign(stopped, true))], stopped), 4],
  [
    "everything ends unless the later one comes",
    small([once("a", assign(y, 1)), once("b", assign(stopped, true))], not(stopped)),
    1,
  ],
  ["peterson for 3", peterson(3), 12_498],
  ["mcs for 3", mcs(3), 7_963],
  ["8 philosophers", philosophers(8), 6_560],
  ["18 philosophers, of whom not all have a field", philosophers(18), 0, { limits: { depth: 4 } }],
  ["the kernel", kernel("medium"), 0],
];

describe("processes that sleep make no difference", () => {
  for (const [name, model, states, limits = {}] of cases) {
    it(name, () => {
      const all = outcomeOf(model, { ...limits, webAssemblyFrom: 0, sleepWords: 0 });
      assert.ok("states" in all);
      if (states > 0) assert.equal(all.states, states);
      for (const sleepWords of [undefined, 1, 64]) {
        const some = { ...limits, webAssemblyFrom: 0, ...(sleepWords === undefined ? {} : { sleepWords }) };
        assert.deepEqual(outcomeOf(model, some), all);
      }
    });
  }

  it("there is room for a power of two of them", () => {
    for (const sleepWords of [3, -1, 0.5, 2 ** 27, Number.NaN]) {
      assert.throws(() => outcomeOf(peterson(2), { sleepWords }), /sleepWords has to be 0 or a power of two/);
    }
  });
});
