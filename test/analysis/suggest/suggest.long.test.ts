import assert from "node:assert/strict";
import { test } from "node:test";
import { agreesWithBruteForce } from "./agreement";

test("suggest finds what looking at every set finds: many random offers", async () => {
  assert.ok((await agreesWithBruteForce(120, 11)) > 20);
});
