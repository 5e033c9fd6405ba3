import { describe, it } from "node:test";
import { sampleOf, specsUpTo } from "../export/sample";
import { assertEnginesAgree } from "./engines";

describe("every way to search a bundled spec comes to the same: a sample", () => {
  for (const file of sampleOf(specsUpTo(5_000), 6)) {
    it(file, async () => {
      await assertEnginesAgree(file, 1_000);
    });
  }
});
