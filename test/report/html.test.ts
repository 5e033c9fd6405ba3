import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { describe, it } from "node:test";
import { defaultTextOptions, type TraceFile, writeTrace } from "../../src/report";
import { crash } from "./models";
import { hostile, samples, traceFileFor } from "./trace-files";

const pageOf = (file: TraceFile): string => writeTrace(file, "html", defaultTextOptions);

describe("the HTML of a trace", () => {
  it("allows its own style and script by their hashes, and nothing else", () => {
    for (const file of samples) {
      const html = pageOf(file);
      const [, policy = ""] = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html) ?? [];
      const hash = (tag: string): string => {
        const all = [...html.matchAll(new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`, "g"))];
        assert.equal(all.length, 1);
        return `'sha256-${createHash("sha256")
          .update(all[0]?.[1] ?? "")
          .digest("base64")}'`;
      };
      assert.equal(
        policy.replaceAll("&#39;", "'"),
        `default-src 'none'; style-src ${hash("style")}; script-src ${hash("script")}; base-uri 'none'; form-action 'none'`,
      );
    }
  });

  it("loads nothing and has no inline handlers or styles", () => {
    const html = pageOf(traceFileFor(crash, "no-crash"));
    assert.doesNotMatch(html, /<(img|link|iframe|object|embed|base)\b|\s(src|href|style|on\w+)=/i);
  });

  it("keeps data where it is put", () => {
    const html = pageOf(hostile);
    assert.equal(html.match(/<\/script>/g)?.length, 2);
    assert.equal(html.match(/<img/g), null);
    const [, json = ""] = /<script type="application\/json" id="trace">(.*?)<\/script>/s.exec(html) ?? [];
    const data = JSON.parse(json) as { steps: { text: string }[] };
    assert.match(data.steps[0]?.text ?? "", /^<\/script><img src=x onerror=alert\(1\)>/);
  });

  it("is the same each time", () => {
    for (const file of samples) assert.equal(pageOf(file), pageOf(file));
  });
});
