import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type Diagnostic, positionOf, renderDiagnostic } from "../../../src/spec/diagnostic";

function render(text: string, start: number, end: number, more: Partial<Diagnostic> = {}): readonly string[] {
  const diagnostic: Diagnostic = {
    code: "expression/unknown-name",
    severity: "error",
    message: "unknown name",
    span: { start, end },
    ...more,
  };
  return renderDiagnostic(diagnostic, { file: "specs/x.yaml", text }).split("\n");
}

describe("renderDiagnostic", () => {
  it("shows place, message, code, line and hint", () => {
    const text = "a: 1\n      when: pge.dirty\nb: 2\n";
    assert.deepEqual(render(text, 17, 20, { message: 'unknown name "pge"', hint: 'did you mean "page"?' }), [
      'specs/x.yaml:2:13: error: unknown name "pge" [expression/unknown-name]',
      "        when: pge.dirty",
      "              ^~~",
      '  help: did you mean "page"?',
    ]);
  });

  it("shows warnings as such, and a single caret for one character or none", () => {
    assert.deepEqual(
      render("abc", 1, 2, { severity: "warning" })[0],
      "specs/x.yaml:1:2: warning: unknown name [expression/unknown-name]",
    );
    assert.deepEqual(render("abc", 1, 2).slice(1), ["  abc", "   ^"]);
    assert.deepEqual(render("abc", 3, 3).slice(1), ["  abc", "     ^"]);
    assert.deepEqual(render("", 0, 0).slice(1), ["", "  ^"]);
  });

  it("underlines the first line of a span of several", () => {
    assert.deepEqual(render("ab\ncd\nef", 1, 7).slice(1), ["  ab", "   ^"]);
    assert.deepEqual(render("ab\r\ncd", 1, 6).slice(1), ["  ab", "   ^"]);
    assert.deepEqual(render("ab\r\ncd", 4, 6), [
      "specs/x.yaml:2:1: error: unknown name [expression/unknown-name]",
      "  cd",
      "  ^~",
    ]);
  });

  it("keeps offsets outside the text inside", () => {
    assert.deepEqual(render("abc", 7, 9), [
      "specs/x.yaml:1:4: error: unknown name [expression/unknown-name]",
      "  abc",
      "     ^",
    ]);
    assert.deepEqual(render("abc", -3, 2).slice(1), ["  abc", "  ^~"]);
  });

  it("aligns the underline after tabs and wide characters", () => {
    assert.deepEqual(render("\ta\tbc", 3, 5).slice(1), ["      a   bc", "          ^~"]);
    assert.deepEqual(render("猫 = pge", 4, 7).slice(1), ["  猫 = pge", "       ^~~"]);
  });

  it("escapes what could move the cursor or reorder the text", () => {
    const [head, line, underline] = render("\u001b[2K \u202e pge", 7, 10, { message: "bad \u0007\nname" });
    assert.equal(head, "specs/x.yaml:1:8: error: bad \\u0007\\u000aname [expression/unknown-name]");
    assert.equal(line, "  \\u001b[2K \\u202e pge");
    assert.equal(underline, `${" ".repeat(line.length - 3)}^~~`);
  });

  it("clips long lines around the span", () => {
    for (const [start, end] of [
      [0, 3],
      [500, 503],
      [997, 1000],
      [100, 900],
    ] as const) {
      const [, line = "", underline = ""] = render("abcdefghij".repeat(100), start, end);
      assert.ok(line.length <= 122 && underline.length <= line.length, `${line}\n${underline}`);
      if (end - start === 3)
        assert.equal(
          line.slice(underline.indexOf("^"), underline.length),
          "abcdefghij".repeat(2).slice(start % 10, (start % 10) + 3),
        );
      assert.match(line, /…/);
    }
  });
});

describe("positionOf", () => {
  it("counts lines and columns from 1", () => {
    const places = [0, 2, 3, 5, 99].map((offset) => positionOf("ab\ncd", offset));
    assert.deepEqual(
      places.map(({ line, column }) => [line, column]),
      [
        [1, 1],
        [1, 3],
        [2, 1],
        [2, 3],
        [2, 3],
      ],
    );
  });
});
