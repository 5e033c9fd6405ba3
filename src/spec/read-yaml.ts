import { isAlias, isMap, isPair, isScalar, isSeq, type Node, parseDocument, type Scalar, visit } from "yaml";
import { positionOf, type Span } from "./diagnostic";
import type { Findings } from "./findings";
import type { Entry, ScalarTree, Tree } from "./tree";
import { tooDeepAt } from "./yaml-depth";
import { reportSyntaxErrors, reportTag } from "./yaml-error";

/** A spec may have so many characters. */
export const MAX_LENGTH = 256 * 1024;

/** What this loader says itself, better or at a better place. */
const REPORTED_HERE: ReadonlySet<string> = new Set(["TAG_RESOLVE_FAILED", "BAD_ALIAS", "MULTIPLE_DOCS"]);

/**
 * Reads a YAML text into a tree, or reports why not. Of YAML a spec uses maps, lists and scalars; anchors, aliases and
 * tags are refused. Undefined where the text is no YAML at all, so that nothing else can be known of it.
 */
export function readYaml(findings: Findings): Tree | undefined {
  const { text } = findings;
  if (text.length > MAX_LENGTH) {
    findings.error("yaml/too-large", { start: 0, end: 0 }, `the text has more than ${MAX_LENGTH / 1024} KiB`);
    return undefined;
  }
  const deep = tooDeepAt(text);
  if (deep !== undefined) {
    findings.error("yaml/too-deep", deep, "the text is nested too deeply");
    return undefined;
  }
  const document = parseDocument(text, { prettyErrors: false, uniqueKeys: false, merge: false });
  const problems = [...document.errors, ...document.warnings];
  const fatal = problems.filter(({ code }) => !REPORTED_HERE.has(code));
  if (fatal.length > 0) {
    reportSyntaxErrors(
      problems.filter(({ code }) => code !== "BAD_ALIAS" && code !== "MULTIPLE_DOCS"),
      openQuoteIn(document, text),
      findings,
    );
    return undefined;
  }
  for (const { code, pos } of problems) {
    if (code !== "MULTIPLE_DOCS") continue;
    const span = { start: pos[0], end: Math.min(pos[1], pos[0] + 3) };
    findings.error("yaml/multiple-documents", span, "a second document starts here", "put each spec in its own file");
  }
  const { yaml } = document.directives;
  if (yaml.explicit === true && yaml.version !== "1.2") {
    findings.error("yaml/syntax", { start: 0, end: 0 }, "a spec is written in YAML 1.2", "delete the %YAML line");
    return undefined;
  }
  const { contents } = document;
  if (contents === null || (isScalar(contents) && contents.value === null && contents.tag === undefined)) {
    findings.error("yaml/empty", { start: 0, end: 0 }, "there is no spec here", "begin with: gupcheck: 1");
    return undefined;
  }
  return new Converter(findings).convert(contents);
}

/** Where a quote is that is never closed: the parser itself only says where it gave up. */
function openQuoteIn(document: ReturnType<typeof parseDocument>, text: string): Span | undefined {
  let found: Span | undefined;
  visit(document, {
    Scalar: (_key, { type, range }) => {
      if ((type !== "QUOTE_SINGLE" && type !== "QUOTE_DOUBLE") || !range) return undefined;
      const [start, end] = range;
      if (end - start > 1 && text.charAt(end - 1) === text.charAt(start)) return undefined;
      found = { start, end: start + 1 };
      return visit.BREAK;
    },
  });
  return found;
}

/** Turns the nodes of the YAML library into a tree. The text is not nested too deeply for recursion. */
class Converter {
  constructor(private readonly findings: Findings) {}

  convert(node: unknown, key?: Span): Tree {
    if (isAlias(node)) return this.alias(node);
    if (isScalar(node)) return this.scalar(node, key);
    if (!isMap(node) && !isSeq(node)) return this.withoutValue(key ?? { start: 0, end: 0 });
    const span = this.spanOf(node);
    if (node.tag !== undefined) return this.tag(span);
    this.refuseAnchor(node, span);
    if (isSeq(node)) return { kind: "list", items: node.items.map((item) => this.item(item, span)), span };
    return { kind: "map", entries: this.entries(node.items), span };
  }

  private item(item: unknown, list: Span): Tree {
    // A list item of the form `[a: b]` is a map with one entry.
    if (isPair(item)) return { kind: "map", entries: this.entries([item]), span: list };
    return this.convert(item, list);
  }

  private entries(pairs: readonly { readonly key: unknown; readonly value: unknown }[]): readonly Entry[] {
    const entries: Entry[] = [];
    for (const { key, value } of pairs) {
      const name = this.key(key);
      if (name === undefined) continue;
      const earlier = entries.find((entry) => entry.key === name.text);
      const converted = this.convert(value, name.span);
      if (earlier === undefined) entries.push({ key: name.text, keySpan: name.span, value: converted });
      else {
        const { line } = positionOf(this.findings.text, earlier.keySpan.start);
        const message = `"${name.text}" is given twice, first in line ${line}`;
        this.findings.error("yaml/duplicate-key", name.span, message, "keep one of the two");
      }
    }
    return entries;
  }

  private key(key: unknown): { readonly text: string; readonly span: Span } | undefined {
    if (isAlias(key)) {
      this.alias(key);
      return undefined;
    }
    const span = isNode(key) ? this.spanOf(key) : { start: 0, end: 0 };
    const text = isScalar(key) && key.value !== null ? key.source : undefined;
    if (text === undefined || (isScalar(key) && key.tag !== undefined)) {
      this.findings.error("yaml/key", span, "a key must be a plain name", "quote it if it is meant as text");
      return undefined;
    }
    if (isScalar(key)) this.refuseAnchor(key, span);
    return { text, span };
  }

  private scalar(node: Scalar, key: Span | undefined): Tree {
    const span = this.spanOf(node);
    if (node.tag !== undefined) return this.tag(span);
    this.refuseAnchor(node, span);
    const { value } = node;
    if (typeof value !== "string" && typeof value !== "number" && typeof value !== "boolean") {
      return this.withoutValue(span.end > span.start ? span : (key ?? span));
    }
    return {
      kind: "scalar",
      value,
      content: typeof value === "string" ? value : (node.source ?? ""),
      style: styleOf(node),
      span,
    };
  }

  private withoutValue(span: Span): Tree {
    this.findings.error("yaml/null", span, "there is no value here", "give it a value, or delete the key");
    return { kind: "broken", span };
  }

  private alias(node: Node): Tree {
    const span = this.spanOf(node);
    const hint = "quote the value if it is an expression; otherwise write out what it stands for";
    this.findings.error("yaml/alias", span, "this is read as a YAML alias, and aliases are not supported", hint);
    return { kind: "broken", span };
  }

  private refuseAnchor(node: { readonly anchor?: string | undefined }, span: Span): void {
    if (node.anchor === undefined) return;
    const start = this.startOfProperties(span.start);
    const hint = "delete it; quote the value if it is an expression";
    const end = start + node.anchor.length + 1;
    this.findings.error(
      "yaml/alias",
      { start, end },
      "this is read as a YAML anchor, and anchors are not supported",
      hint,
    );
  }

  private tag({ start, end }: Span): Tree {
    const first = this.startOfProperties(start);
    const written = this.findings.text.slice(first, end).trimEnd();
    const span = { start: first, end: first + written.length };
    reportTag(written, first, this.findings);
    return { kind: "broken", span };
  }

  /** Where the tags and anchors before a node begin. */
  private startOfProperties(start: number): number {
    const { text } = this.findings;
    let found = start;
    for (;;) {
      let end = found;
      while (end > 0 && /\s/.test(text.charAt(end - 1))) end -= 1;
      let word = end;
      while (word > 0 && !/[\s[\]{},]/.test(text.charAt(word - 1))) word -= 1;
      if (word === end || !/[!&]/.test(text.charAt(word))) return found;
      found = word;
    }
  }

  private spanOf(node: Node): Span {
    const [start, end] = node.range ?? [0, 0];
    return { start, end };
  }
}

function isNode(value: unknown): value is Node {
  return isScalar(value) || isMap(value) || isSeq(value) || isAlias(value);
}

function styleOf({ type }: Scalar): ScalarTree["style"] {
  switch (type) {
    case "QUOTE_SINGLE":
      return "single-quoted";
    case "QUOTE_DOUBLE":
      return "double-quoted";
    case "BLOCK_FOLDED":
    case "BLOCK_LITERAL":
      return "block";
    default:
      return "plain";
  }
}
