import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { marked, type Token, type Tokens } from "marked";
import { markdownReport, type RunReport } from "../../../src/report";
import { inlineCode, inlineText } from "../../../src/report/markdown/inline";
import { fileOptions } from "../file-options";
import { everything, hostile, hostileRun, interrupted, nothing, passing, reports } from "../reports";

const markdown = (report: RunReport): string => markdownReport(report, fileOptions);

function tokensOf(text: string): readonly Token[] {
  const found: Token[] = [];
  void marked.walkTokens(marked.lexer(text, { gfm: true }), (token) => void found.push(token));
  return found;
}

function headingsOf(text: string): readonly string[] {
  return tokensOf(text).flatMap((token) =>
    token.type === "heading" ? [`${String((token as Tokens.Heading).depth)} ${(token as Tokens.Heading).text}`] : [],
  );
}

const plain = (html: string): string =>
  html
    .replace(/<[^>]*>/g, "")
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&")
    .replaceAll("\u200b", "");

describe("Markdown", () => {
  it("has a table of specs, and a part for each that is not as it should be", () => {
    assert.deepEqual(headingsOf(markdown(everything)), [
      "2 gupcheck: 11 specs: 1 passed, 5 failed, 2 inconclusive, 3 with errors",
      "3 `specs/crash.yaml`",
      "4 `no-crash` is violated in 2 steps",
      "4 `no-dma-to-clean-page` is violated in 2 steps",
      "3 `specs/philosophers.yaml`",
      "4 `deadlock-free` is violated in 2 steps",
      "4 `first-fork-free` is violated in 1 step",
      "3 `specs/peterson.yaml`",
      "3 `specs/writeback.yaml`",
      "4 `no-dma-to-clean-page` is violated in 2 steps",
      "4 `few-lost-writes` is violated in 8 steps",
      "3 `specs/liveness.yaml`",
      "4 `fsync-returns` is violated in 2 steps",
      "4 `partly-stuck` is violated in 2 steps",
      "3 `specs/vacuous.yaml`",
      "3 `specs/warned.yaml`",
      "3 `specs/refused.yaml`",
      "3 `specs/wrong.yaml`",
      "3 `specs/bug.yaml`",
    ]);
    const [specs] = tokensOf(markdown(everything)).filter(({ type }) => type === "table") as Tokens.Table[];
    assert.deepEqual(specs?.rows.map(([status, spec]) => `${status?.text ?? ""} ${spec?.text ?? ""}`).slice(0, 4), [
      "❌ failed `specs/crash.yaml`",
      "❌ failed `specs/philosophers.yaml`",
      "✅ passed `specs/expected.yaml`",
      "❔ inconclusive `specs/peterson.yaml`",
    ]);
  });

  it("tells the interleaving in a fenced block", () => {
    const blocks = tokensOf(markdown(everything)).filter(({ type }) => type === "code") as Tokens.Code[];
    assert.match(blocks[0]?.text ?? "", /^ +flusher\n[\s\S]*VIOLATED after step 2/);
    assert.equal(blocks[0]?.lang, "text");
  });

  it("shows the only spec of a run even if it passes, its expected interleavings if asked to", () => {
    assert.deepEqual(headingsOf(markdown(passing)), ["2 gupcheck: 1 spec: 1 passed", "3 `specs/expected.yaml`"]);
    const all = markdownReport(passing, { ...fileOptions, text: { ...fileOptions.text, traces: "all" } });
    assert.equal(headingsOf(all).length, 4);
    assert.match(markdown(interrupted), /\*\*The run was interrupted/);
    assert.deepEqual(headingsOf(markdown(nothing)), ["2 gupcheck: 0 specs: 0 passed"]);
  });

  it("has no signs outside ASCII of its own if asked to", () => {
    const ascii = markdownReport(everything, { ...fileOptions, text: { ...fileOptions.text, ascii: true } });
    assert.match(ascii, /^[\n -~]*$/);
  });

  it("says what specs say, and nothing of it becomes markup", () => {
    const text = markdown(hostileRun);
    const allowed = [
      "heading",
      "paragraph",
      "text",
      "table",
      "strong",
      "list",
      "list_item",
      "code",
      "codespan",
      "space",
      "escape",
    ];
    for (const token of tokensOf(text)) {
      const isOwnHtml = token.type === "html" && /^<\/?code>$/.test(token.raw);
      assert.ok(isOwnHtml || allowed.includes(token.type), `${token.type}: ${token.raw}`);
    }
    const outsideBlocks = text.replace(/^(`{3,})text\n[\s\S]*?^\1$/gm, "");
    for (const active of [
      /@somebody/,
      /(?<!&)#12\b/,
      /https:\/\//,
      /www\.example/,
      /me@example/,
      /:smile:/,
      /\$math/,
    ]) {
      assert.doesNotMatch(outsideBlocks, active);
    }
    assert.doesNotMatch(text, /^\s*::|##\w*\[|(?!\n)\p{Cc}/mu);
    const [specs] = tokensOf(text).filter(({ type }) => type === "table") as Tokens.Table[];
    assert.deepEqual(
      specs?.rows.map((cells) => cells.length),
      [7, 7],
    );
  });

  it("keeps the fence of a block longer than any in it", () => {
    const blocks = tokensOf(markdown(hostileRun)).filter(({ type }) => type === "code") as Tokens.Code[];
    assert.ok(blocks.some(({ raw }) => raw.startsWith("````text")));
  });

  it("shows text and code as they are", () => {
    for (const text of [
      hostile.replace(/[\r\n]/g, " "),
      "a_b*c",
      "no-crash",
      "1 < 2 && x || !y",
      "a`b``c",
      "5. x",
      "`",
    ]) {
      const clean = text.replace(/[\p{Cc}\p{Cf}\p{Cs}\ufffe\p{Zl}]/gu, "");
      for (const write of [inlineText, inlineCode]) {
        const html = marked.parse(`x ${write(clean)}`, { async: false });
        assert.equal(plain(html).trim(), `x ${clean}`.trim(), write(clean));
      }
    }
  });

  it("is the same for the same run", () => {
    for (const report of Object.values(reports)) assert.equal(markdown(report), markdown(report));
  });
});
