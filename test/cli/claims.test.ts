import assert from "node:assert/strict";
import { join } from "node:path";
import { describe, it } from "node:test";
import { claims } from "../../src/report";
import { specFiles } from "./claims-specs";
import { folderWith, gupcheck } from "./gupcheck";

interface ClaimsJson {
  readonly passed: boolean;
  readonly claims: readonly {
    readonly id: string;
    readonly who: string;
    readonly specs: readonly {
      readonly spec: string;
      readonly decisive: string;
      readonly properties: readonly { readonly id: string; readonly verdict: string; readonly traceLength?: number }[];
    }[];
  }[];
}

describe("gupcheck claims", () => {
  it("knows 26 claims, each with who said it", () => {
    assert.deepEqual(
      claims.map(({ id }) => id),
      Array.from({ length: 26 }, (_, index) => `C${String(index + 1)}`),
    );
    for (const { who, says } of claims) assert.ok(who !== "" && says !== "");
  });

  it("says for each spec which property matters, its verdict and the length of the trace", async (context) => {
    const folder = folderWith(specFiles, (clean) => context.after(clean));
    const { code, out } = await gupcheck(["claims", folder]);
    assert.equal(code, 0);
    assert.match(out, /^C1 {3}Dave Chinner: direct I\/O is not the problem/m);
    assert.match(out, /^ {5}violated in \d+ steps +no-dma-to-clean-page .*violated\.yaml$/m);
    assert.match(out, /^ {5}holds +no-crash and 1 more .*holds\.yaml$/m);
    assert.match(out, /^C24 .*\n {5}no spec$/m);
    assert.doesNotMatch(out, /unrelated/);
  });

  it("-f json has every property", async (context) => {
    const folder = folderWith(specFiles, (clean) => context.after(clean));
    const { code, out } = await gupcheck(["claims", "-f", "json", folder]);
    const { passed, claims: found } = JSON.parse(out) as ClaimsJson;
    assert.deepEqual([code, passed, found.length], [0, true, 26]);
    const [first] = found;
    const spec = first?.specs.find((each) => each.spec === join(folder, "violated.yaml"));
    assert.equal(spec?.decisive, "no-dma-to-clean-page");
    const property = spec.properties.find(({ id }) => id === spec.decisive);
    assert.equal(property?.verdict, "violated");
    assert.ok((property.traceLength ?? 0) > 5);
  });

  it("exits with 1 where a verdict is not as expected, and says so", async (context) => {
    const wrong = (specFiles["violated.yaml"] ?? "").replace(
      "no-dma-to-clean-page: violated",
      "no-dma-to-clean-page: holds",
    );
    const folder = folderWith({ "wrong.yaml": wrong }, (clean) => context.after(clean));
    const { code, out } = await gupcheck(["claims", folder]);
    assert.equal(code, 1);
    assert.match(out, /violated in \d+ steps \(expected: holds\)/);
  });
});
