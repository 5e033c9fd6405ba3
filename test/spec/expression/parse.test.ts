import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type Node, partsOf } from "../../../src/spec/expression/ast";
import { MAX_DEPTH, MAX_LENGTH, parse } from "../../../src/spec/expression/parser";
import { Report } from "../../../src/spec/expression/report";

function tree(text: string): { readonly node: Node | undefined; readonly codes: readonly string[] } {
  const report = new Report(0);
  const node = parse(text, report);
  return { node, codes: report.diagnostics.map(({ code }) => code) };
}

/** A tree as an S-expression. */
function written(node: Node): string {
  const parts = partsOf(node).map(written);
  switch (node.kind) {
    case "bool":
    case "int":
      return String(node.value);
    case "string":
      return JSON.stringify(node.value);
    case "identifier":
      return node.name;
    case "member":
      return `(. ${parts.join(" ")} ${node.field})`;
    case "call":
      return `(call ${[node.name, ...parts].join(" ")})`;
    case "comparison":
    case "arithmetic":
      return `(${[node.operator, ...parts].join(" ")})`;
    default:
      return `(${[node.kind, ...parts].join(" ")})`;
  }
}

const PRECEDENCE: readonly (readonly [string, string])[] = [
  ["a || b && c", "(or a (and b c))"],
  ["a && b || c && d", "(or (and a b) (and c d))"],
  ["a || b || c", "(or a b c)"],
  ["a && (b && c) && d", "(and a (and b c) d)"],
  ["a == b && c != d", "(and (eq a b) (ne c d))"],
  ["a == b == c", "(eq (eq a b) c)"],
  ["a < b == c >= d", "(ge (eq (lt a b) c) d)"],
  ["a in [b] == c", "(eq (in a (list b)) c)"],
  ["a == b in [c, d,]", "(in (eq a b) (list c d))"],
  ["a + b - c", "(subtract (add a b) c)"],
  ["a + b < c - d", "(lt (add a b) (subtract c d))"],
  ["a - -b", "(subtract a (minus b))"],
  ["a--b", "(subtract a (minus b))"],
  ["!a == b", "(eq (not a) b)"],
  ["!!a.b", "(not (not (. a b)))"],
  ["-a + b", "(add (minus a) b)"],
  ["!(a || b)", "(not (or a b))"],
  ["a ? b : c", "(conditional a b c)"],
  ["a ? b : c ? d : e", "(conditional a b (conditional c d e))"],
  ["a ? (b ? c : d) : e", "(conditional a (conditional b c d) e)"],
  ["a || b ? c || d : e || f", "(conditional (or a b) (or c d) (or e f))"],
  ["a.b.c", "(. (. a b) c)"],
  ["a.if.package", "(. (. a if) package)"],
  ["a.exists(b, b.c) && d", "(and (call exists a b (. b c)) d)"],
  ["f()", "(call f)"],
  ["[]", "(list)"],
  ["007", "7"],
  [`"a" in b`, `(in "a" b)`],
  [String.raw`'\'\\' in b`, String.raw`(in "'\\" b)`],
  ["a // && nonsense\n && b", "(and a b)"],
  ["a\t\r\n\f&&b", "(and a b)"],
  ["true?false:true", "(conditional true false true)"],
];

/** The text and what can be understood of it, with the codes of what is wrong. */
const RECOVERY: readonly (readonly [string, string, readonly string[]])[] = [
  ["a b && c", "(and (error a b) c)", ["syntax"]],
  ["a and b", "(and a b)", ["mistaken-operator"]],
  ["a OR not b", "(or a (not b))", ["mistaken-operator", "mistaken-operator"]],
  ["a xor b", "(ne a b)", ["mistaken-operator"]],
  ["a is b", "(eq a b)", ["mistaken-operator"]],
  ["a is not b", "(ne a b)", ["mistaken-operator"]],
  ["not(a)", "(not a)", ["mistaken-operator"]],
  ["a not in [b]", "(not (in a (list b)))", ["mistaken-operator"]],
  ["a = b", "(eq a b)", ["mistaken-operator"]],
  ["a === b", "(eq a b)", ["mistaken-operator"]],
  ["a !== b", "(ne a b)", ["mistaken-operator"]],
  ["a <> b", "(ne a b)", ["mistaken-operator"]],
  ["a =< b", "(le a b)", ["mistaken-operator"]],
  ["a => b", "(error a b)", ["mistaken-operator"]],
  ["a & b | c", "(or (and a b) c)", ["mistaken-operator", "mistaken-operator"]],
  ["a->b", "(. a b)", ["mistaken-operator"]],
  ["a * b + c", "(add (error a b) c)", ["unsupported"]],
  ["a / b", "(error a b)", ["unsupported"]],
  ["a % b ** c", "(error (error a b) c)", ["unsupported", "unsupported"]],
  ["a[0].b", "(. (error a 0) b)", ["unsupported"]],
  ["{a: {b: c}} && d", "(and (error) d)", ["unsupported"]],
  ["null == a", "(eq (error) a)", ["unsupported"]],
  ["if && a", "(and (error) a)", ["reserved-word"]],
  ["while(a, b)", "(error a b)", ["reserved-word"]],
  ["(a && b", "(and a b)", ["unclosed"]],
  ["[a, b", "(list a b)", ["unclosed"]],
  ["f(a", "(call f a)", ["unclosed"]],
  ["(a && [b)", "(and a (list b))", ["unclosed"]],
  ["a) && b", "(and a b)", ["syntax"]],
  ["a, b", "(error a b)", ["syntax"]],
  ["a &&", "(and a (error))", ["syntax"]],
  ["&& a", "(and (error) a)", ["syntax"]],
  ["a && && b", "(and a (error) b)", ["syntax"]],
  ["()", "(error)", ["syntax"]],
  ["a.", "(error a)", ["syntax"]],
  ["a.in", "(in (error a) (error))", ["syntax", "syntax"]],
  ["a ? b", "(error a b)", ["syntax"]],
  ["a ? b ? c : d : e", "(conditional a (conditional b c d) e)", ["syntax"]],
  ["a ? : c", "(conditional a (error) c)", ["syntax"]],
  ["1.5 < a", "(lt (error) a)", ["bad-number"]],
  ["0x1F < a", "(lt (error) a)", ["bad-number"]],
  ["1u < 2147483648", "(lt (error) (error))", ["bad-number", "bad-number"]],
  ["1e-5 < a", "(lt (error) a)", ["bad-number"]],
  ["a == 'b", "(eq a (error))", ["unclosed"]],
  [String.raw`"a\n" == b`, `(eq "an" b)`, ["bad-escape"]],
  ["a == “b”", "(eq a (error))", ["unexpected-character"]],
  ["a ≤ b", "(error a b)", ["unexpected-character", "syntax"]],
  ["€£ a", "a", ["unexpected-character"]],
  ["😀a", "a", ["unexpected-character"]],
];

/** Each part of the tree, outermost first, as the text that its span covers. */
const SPANS: readonly (readonly [string, readonly string[]])[] = [
  [" a . b ", ["a . b", "a"]],
  ["( a ) && !b", ["( a ) && !b", "( a )", "!b", "b"]],
  ["x + -1 < y", ["x + -1 < y", "x + -1", "x", "-1", "1", "y"]],
  ["p.all( q , q.r ) ", ["p.all( q , q.r )", "p", "q", "q.r", "q"]],
  ["(c ? a : 'b')", ["(c ? a : 'b')", "c", "a", "'b'"]],
  ["a in [ b , c ]", ["a in [ b , c ]", "a", "[ b , c ]", "b", "c"]],
];

function covered(node: Node, text: string): readonly string[] {
  return [text.slice(node.span.start, node.span.end), ...partsOf(node).flatMap((part) => covered(part, text))];
}

describe("the parser", () => {
  for (const [text, expected] of PRECEDENCE) {
    it(`reads ${JSON.stringify(text)}`, () => {
      const { node, codes } = tree(text);
      assert.deepEqual(codes, []);
      assert.equal(node && written(node), expected);
    });
  }

  for (const [text, expected, codes] of RECOVERY) {
    it(`recovers in ${JSON.stringify(text)}`, () => {
      const parsed = tree(text);
      assert.equal(parsed.node && written(parsed.node), expected);
      assert.deepEqual(
        parsed.codes,
        codes.map((code) => `expression/${code}`),
      );
    });
  }

  for (const [text, expected] of SPANS) {
    it(`knows where the parts of ${JSON.stringify(text)} are`, () => {
      const { node } = tree(text);
      assert.deepEqual(node && covered(node, text), expected);
    });
  }
});

describe("the limits of the parser", () => {
  const deep: Readonly<Record<string, (levels: number) => string>> = {
    parentheses: (levels) => `${"(".repeat(levels)}a${")".repeat(levels)}`,
    lists: (levels) => `${"[".repeat(levels)}a${"]".repeat(levels)}`,
    negations: (levels) => `${"!".repeat(levels)}a`,
    "minus signs": (levels) => `${"-".repeat(levels)}a`,
    conditionals: (levels) => `${"a ? b : ".repeat(levels)}c`,
    "inner conditionals": (levels) => `${"a ? ".repeat(levels)}b${" : c".repeat(levels)}`,
    sums: (levels) => `a${" + a".repeat(levels)}`,
    comparisons: (levels) => `a${" == a".repeat(levels)}`,
    members: (levels) => `a${".a".repeat(levels)}`,
    macros: (levels) => `${"a.all(b, ".repeat(levels)}c${")".repeat(levels)}`,
    "unclosed parentheses": (levels) => "(".repeat(levels),
    "words for not": (levels) => `${"not ".repeat(levels)}a`,
  };
  for (const [what, make] of Object.entries(deep)) {
    it(`refuses too many ${what} with one diagnostic about it`, () => {
      for (const levels of [MAX_DEPTH + 1, 1000]) {
        const { node, codes } = tree(make(levels).slice(0, MAX_LENGTH));
        assert.equal(node, undefined);
        assert.equal(codes.filter((code) => code === "expression/too-deep").length, 1);
      }
    });
    it(`lets half as many ${what} pass`, () => {
      assert.equal(tree(make(MAX_DEPTH / 2)).codes.includes("expression/too-deep"), false);
    });
  }

  it("counts a row of && as one level", () => {
    const { node, codes } = tree(`a${" && a".repeat(1000)}`);
    assert.deepEqual(codes, []);
    assert.equal(node && partsOf(node).length, 1001);
  });

  it("refuses a text that is too long", () => {
    assert.deepEqual(tree("a".repeat(MAX_LENGTH)).codes, []);
    assert.deepEqual(tree("a".repeat(MAX_LENGTH + 1)).codes, ["expression/too-long"]);
  });

  it("refuses a text without content", () => {
    for (const text of ["", "  \n", "// nothing"]) assert.deepEqual(tree(text).codes, ["expression/empty"]);
  });
});
