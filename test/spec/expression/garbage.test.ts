import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { renderDiagnostic } from "../../../src/spec/diagnostic";
import { compileExpression } from "../../../src/spec/expression";
import { MAX_DIAGNOSTICS } from "../../../src/spec/expression/report";
import { VOCABULARY } from "./fixture";

const PIECES = [
  ...["page", "pages", ".dirty", ".writeback", ".pins", "none", "queued", "actor", "caller", "my-app", "p", "foo"],
  ...[
    "exists(p, ",
    "all(",
    "exists_one",
    "&&",
    "||",
    "!",
    "==",
    "=",
    "!=",
    "<",
    ">=",
    "=>",
    "->",
    "in",
    "not",
    "and",
    "is",
  ],
  ...[
    "+",
    "-",
    "*",
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    ",",
    ".",
    "?",
    ":",
    "1",
    "99999999999",
    "1.5",
    "0x",
    '"pageout"',
    "'",
    '"',
    "\\",
  ],
  ...["if", "null", "true", " ", "\n", "//", "\u202e", "“", "€", "😀", "\ud800", "$x0_p", "__proto__"],
];

/** Nothing that is said about a text may point outside it, be said twice, or be unprintable. */
function holdsFor(text: string, origin: number): void {
  const { expr, type, diagnostics } = compileExpression(text, origin, VOCABULARY);
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  assert.equal(expr === undefined, errors.length > 0);
  if (expr !== undefined) assert.deepEqual(type, { kind: "bool" });
  assert.ok(diagnostics.length <= MAX_DIAGNOSTICS);
  const source = { file: "x.yaml", text: `${"#".repeat(origin)}${text}` };
  for (const diagnostic of diagnostics) {
    const { start, end } = diagnostic.span;
    assert.ok(origin <= start && start <= end && end <= origin + text.length, JSON.stringify(diagnostic));
    // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly those must not be printed
    assert.doesNotMatch(renderDiagnostic(diagnostic, source).replaceAll("\n", ""), /[\u0000-\u001f\u202e]/);
  }
  const places = diagnostics.map(({ code, span }) => `${code} ${span.start} ${span.end}`);
  assert.equal(new Set(places).size, places.length, places.join("\n"));
}

describe("arbitrary text", () => {
  it("made of pieces of expressions is compiled or reported", () => {
    const text = fc.array(fc.constantFrom(...PIECES), { maxLength: 25 }).map((pieces) => pieces.join(""));
    const spaced = fc.array(fc.constantFrom(...PIECES), { maxLength: 25 }).map((pieces) => pieces.join(" "));
    fc.assert(fc.property(fc.oneof(text, spaced), fc.nat(20), holdsFor), { numRuns: 3000 });
  });

  it("made of any characters is compiled or reported", () => {
    fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 200 }), fc.nat(20), holdsFor), { numRuns: 1000 });
  });

  it("of the greatest length takes no long time and no deep stack", () => {
    for (const piece of PIECES) holdsFor(piece.repeat(10_000 / piece.length), 0);
  });
});
