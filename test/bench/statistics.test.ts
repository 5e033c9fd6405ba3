import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { median, pairedRatios, spread, summarize } from "../../bench/statistics";

describe("median", () => {
  it("is the middle value, in whatever order they come", () => assert.equal(median([5, 1, 30, 2, 4]), 4));
  it("is the mean of the two middle ones of an even number", () => assert.equal(median([10, 1, 2, 4]), 3));
  it("is the value itself where there is one", () => assert.equal(median([7]), 7));
  it("does not exist without values", () => assert.equal(median([]), Number.NaN));
  it("leaves its argument as it is", () => {
    const values = [3, 1, 2];
    median(values);
    assert.deepEqual(values, [3, 1, 2]);
  });
});

describe("summary", () => {
  it("has the middle and both ends", () =>
    assert.deepEqual(summarize([2, 1, 4]), { count: 3, median: 2, min: 1, max: 4 }));
  it("is missing where nothing was measured", () => assert.equal(summarize([]), undefined));
});

describe("spread", () => {
  it("is a part of the median", () => assert.equal(spread({ count: 3, median: 2, min: 1, max: 4 }), 1.5));
  it("is 0 where all are equal, even to 0", () => assert.equal(spread({ count: 2, median: 0, min: 0, max: 0 }), 0));
});

describe("paired ratios", () => {
  it("divides round by round", () => assert.deepEqual(pairedRatios([6, 20], [2, 4]), [3, 5]));
  it("leaves out rounds in which one of them did not finish", () =>
    assert.deepEqual(pairedRatios([6, undefined, 20], [2, 4, undefined]), [3]));
  it("leaves out rounds that took no time that could be seen", () =>
    assert.deepEqual(pairedRatios([6, 0, 4], [0, 2, 2]), [2]));
});
