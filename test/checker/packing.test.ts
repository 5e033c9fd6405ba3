import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as fc from "fast-check";
import { Codec } from "../../src/checker/compile/codec";
import { pack } from "../../src/checker/compile/packing";
import { type Layout, layoutOf, type Variable } from "../../src/model";
import { counter } from "../models/counter";

/** A layout with integer variables of the given ranges and numbers of cells. */
function layout(shapes: readonly { readonly min: number; readonly span: number; readonly cells: number }[]): Layout {
  const sets = Object.fromEntries(
    shapes.map(({ cells }, at) => [`s${String(at)}`, Array.from({ length: cells }, (_, cell) => String(cell))]),
  );
  const variables = shapes.map(({ min, span }, at): Variable => {
    const max = Math.min(min + span, 2 ** 31 - 1);
    const type = { kind: "int", min, max } as const;
    const name = `v${String(at)}`;
    return { name, type, index: [`s${String(at)}`], init: [[min]], constant: false, ghost: false, doc: "" };
  });
  return layoutOf({ ...counter(1), sets, variables });
}

const shape = fc.record({
  min: fc.oneof(fc.integer({ min: -5, max: 5 }), fc.integer()),
  span: fc.oneof(fc.nat(8), fc.nat(0xffff), fc.nat(), fc.constant(2 ** 32)),
  cells: fc.integer({ min: 1, max: 9 }),
});

describe("packing", () => {
  it("gives back every state", () => {
    fc.assert(
      fc.property(
        fc.array(shape, { maxLength: 6 }),
        fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
        (shapes, parts) => {
          const made = layout(shapes);
          const codec = new Codec(pack(made));
          const state = made.slots.map(({ min, max }) => Math.floor(min + (max - min) * Number(parts.next().value)));
          const words = new Int32Array(pack(made).words + 2).fill(-1);
          codec.encode(state, words, 1);
          assert.deepEqual(codec.decode(words, 1), state);
          assert.deepEqual([words.at(0), words.at(-1)], [-1, -1]);
        },
      ),
    );
  });

  it("takes no more words than cells, and one where the bits fit", () => {
    const bits = layout([
      { min: 0, span: 1, cells: 9 },
      { min: 0, span: 3, cells: 9 },
    ]);
    assert.equal(pack(bits).words, 1);
  });
});
