import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { loadSpec, renderDiagnostic } from "../../src/spec";
import { fixtures } from "./fixtures";

/** Loads a text, and checks that it is valid or that everything said about it has a place in it. */
function survives(text: string): void {
  const { spec, diagnostics } = loadSpec(text, "spec.yaml");
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  assert.equal(spec === undefined, errors.length > 0, text);
  for (const diagnostic of diagnostics) {
    const { start, end } = diagnostic.span;
    assert.ok(start >= 0 && start <= end && end <= text.length, `${diagnostic.code} ${start}-${end}`);
    assert.doesNotMatch(diagnostic.message, /undefined|\[object/);
    renderDiagnostic(diagnostic, { file: "spec.yaml", text });
  }
}

const bits = fc.constantFrom(
  ..."!&*|>%@`'\"[]{}:,#?-~ \t\n\r.0".split(""),
  ...[
    "null",
    "true",
    "1e999",
    "-1",
    ".nan",
    "none",
    "forever",
    "<<: *a",
    "&a ",
    "!!map ",
    "---\n",
    "__proto__",
    "constructor",
    "\u{0}",
    "\ud800",
    "😀",
  ],
);

type Edit = (text: string) => string;
const at = fc.double({ min: 0, max: 1, noNaN: true });
const place = (text: string, where: number) => Math.floor(where * text.length);

const edits: fc.Arbitrary<Edit> = fc.oneof(
  fc.tuple(at, bits).map(
    ([where, bit]) =>
      (text: string) =>
        text.slice(0, place(text, where)) + bit + text.slice(place(text, where)),
  ),
  fc.tuple(at, fc.nat(12)).map(
    ([where, length]) =>
      (text: string) =>
        text.slice(0, place(text, where)) + text.slice(place(text, where) + length),
  ),
  fc.tuple(at, at).map(([one, other]) => (text: string) => {
    const lines = text.split("\n");
    const [i, j] = [Math.floor(one * (lines.length - 1)), Math.floor(other * (lines.length - 1))];
    const [a = "", b = ""] = [lines[i], lines[j]];
    return lines.map((line, k) => (k === i ? b : k === j ? a : line)).join("\n");
  }),
  fc.tuple(at, bits).map(([where, bit]) => (text: string) => {
    const scalars = [...text.matchAll(/(?<=[:[,] )[\w.-]+/g)];
    const scalar = scalars[Math.floor(where * scalars.length)] ?? scalars[0];
    if (scalar === undefined) return text;
    return text.slice(0, scalar.index) + bit + text.slice(scalar.index + scalar[0].length);
  }),
);

describe("loadSpec, given anything", () => {
  it("never throws on damaged specs", () => {
    const texts = fc.constantFrom(...fixtures.map(({ text }) => text));
    fc.assert(
      fc.property(texts, fc.array(edits, { minLength: 1, maxLength: 4 }), (text, changes) =>
        survives(changes.reduce((changed, edit) => edit(changed), text)),
      ),
      { numRuns: 600 },
    );
  });

  it("never throws on other text", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: "binary" }),
          fc.array(bits).map((all) => all.join("")),
        ),
        survives,
      ),
      {
        numRuns: 400,
      },
    );
  });

  it("never throws on other YAML", () => {
    fc.assert(
      fc.property(
        fc.json({ maxDepth: 4 }),
        fc.constantFrom("system", "actors", "kernel", "policy", "properties", "expect", "limits"),
        (json, key) => survives(`gupcheck: 1\ntitle: t\n${key}: ${json}\n`),
      ),
      { numRuns: 300 },
    );
  });
});
