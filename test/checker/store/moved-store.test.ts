import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Batch } from "../../../src/checker/engine";
import { MemoryBudget } from "../../../src/checker/store/memory-budget";
import { StateStore } from "../../../src/checker/store/state-store";

const WORDS = 3;
const BATCH = 500;

/** States numbered from `first` on, each but the first with the one before it as its parent. */
function batchFrom(first: number): Batch {
  const words = Int32Array.from({ length: BATCH * WORDS }, (_, at) => {
    const number = first + Math.floor(at / WORDS);
    return at % WORDS === 0 ? number : Math.imul(number, 7 + (at % WORDS));
  });
  const parents = Int32Array.from({ length: BATCH }, (_, at) => first + at - 1);
  return { words, parents, tags: new Int32Array(), capacity: BATCH, bytes: 0, count: BATCH };
}

/** A part of `length` integers; gaps between parts are left free. */
function part(start: number, length: number): { readonly start: number; readonly length: number } {
  return { start, length };
}

describe("a store that has moved into another buffer", () => {
  const states = 4_096;
  const places = {
    buffer: new SharedArrayBuffer(1 << 20),
    table: part(64, 8_192),
    parents: part(64_000, states),
    words: part(128_000, states * WORDS),
  };

  it("goes on there, and elsewhere once it has outgrown it, with the same states", () => {
    const store = new StateStore(WORDS, new MemoryBudget(1 << 24));
    store.insert(batchFrom(0));
    assert.ok(!store.hasMoved);
    assert.ok(store.moveTo(places));
    for (let first = BATCH; first < 3_000; first += BATCH) store.insert(batchFrom(first));
    assert.ok(store.hasMoved);
    for (let first = 3_000; first < 20_000; first += BATCH) store.insert(batchFrom(first));
    assert.ok(!store.hasMoved);
    assert.equal(store.count, 20_000);
    for (let first = 0; first < 20_000; first += BATCH) assert.ok(store.hasAll(batchFrom(first)));
    for (let state = 1; state < 20_000; state += 1) assert.equal(store.parent(state), state - 1);
  });

  it("stays where it is if there is too little room", () => {
    const store = new StateStore(WORDS, new MemoryBudget(1 << 24));
    store.insert(batchFrom(0));
    assert.ok(!store.moveTo({ ...places, words: part(128_000, 900) }));
    assert.ok(store.hasAll(batchFrom(0)));
  });
});
