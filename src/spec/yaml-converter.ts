import { isAlias, isMap, isPair, isScalar, isSeq, type Node, type Scalar } from "yaml";
import type { Span } from "./diagnostic";
import type { Findings } from "./findings";
import type { Entry, ScalarTree, Tree } from "./tree";
import { reportTag } from "./yaml-error";

/**
 * Turns the nodes of the YAML library into a tree and refuses what a spec must not contain. The text must not be nested
 * too deeply for recursion.
 */
export class YamlConverter {
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
    const entries = new Map<string, Entry>();
    for (const { key, value } of pairs) {
      const name = this.key(key);
      if (name === undefined) continue;
      const earlier = entries.get(name.text);
      const converted = this.convert(value, name.span);
      if (earlier === undefined) entries.set(name.text, { key: name.text, keySpan: name.span, value: converted });
      else {
        const line = this.findings.lineOf(earlier.keySpan.start);
        const message = `"${name.text}" is given twice, first in line ${line}`;
        this.findings.error("yaml/duplicate-key", name.span, message, "keep one of the two");
      }
    }
    return [...entries.values()];
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
