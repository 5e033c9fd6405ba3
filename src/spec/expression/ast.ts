import type { Comparison } from "../../model";
import type { Span } from "../diagnostic";

export interface Identifier {
  readonly kind: "identifier";
  readonly name: string;
  readonly span: Span;
}

export interface StringNode {
  readonly kind: "string";
  readonly value: string;
  readonly span: Span;
}

/** `of.field`. */
export interface MemberNode {
  readonly kind: "member";
  readonly of: Node;
  readonly field: string;
  readonly fieldSpan: Span;
  readonly span: Span;
}

/** `name(args)` or `target.name(args)`; macros are calls until they are typed. */
export interface CallNode {
  readonly kind: "call";
  readonly target: Node | undefined;
  readonly name: string;
  readonly nameSpan: Span;
  readonly args: readonly Node[];
  readonly span: Span;
}

export interface ComparisonNode {
  readonly kind: "comparison";
  readonly operator: Comparison;
  readonly operatorSpan: Span;
  readonly left: Node;
  readonly right: Node;
  readonly span: Span;
}

export interface InNode {
  readonly kind: "in";
  readonly left: Node;
  readonly right: Node;
  readonly span: Span;
}

export interface ArithmeticNode {
  readonly kind: "arithmetic";
  readonly operator: "add" | "subtract";
  readonly left: Node;
  readonly right: Node;
  readonly span: Span;
}

interface ConditionalNode {
  readonly kind: "conditional";
  readonly condition: Node;
  readonly then: Node;
  readonly else: Node;
  readonly span: Span;
}

interface ListNode {
  readonly kind: "list";
  readonly items: readonly Node[];
  readonly span: Span;
}

/** A syntax tree. Parentheses widen the span of what they enclose and leave nothing else behind. */
export type Node =
  | { readonly kind: "bool"; readonly value: boolean; readonly span: Span }
  | { readonly kind: "int"; readonly value: number; readonly span: Span }
  | StringNode
  | Identifier
  | MemberNode
  | CallNode
  | { readonly kind: "not" | "minus"; readonly of: Node; readonly span: Span }
  | { readonly kind: "and" | "or"; readonly of: readonly Node[]; readonly span: Span }
  | ComparisonNode
  | InNode
  | ArithmeticNode
  | ConditionalNode
  | ListNode
  /** Something that was reported while parsing, with the parts that could be understood. */
  | { readonly kind: "error"; readonly parts: readonly Node[]; readonly span: Span };

/** The direct parts of a node, in the order in which they are written. */
export function partsOf(node: Node): readonly Node[] {
  switch (node.kind) {
    case "bool":
    case "int":
    case "string":
    case "identifier":
      return [];
    case "member":
    case "not":
    case "minus":
      return [node.of];
    case "call":
      return node.target === undefined ? node.args : [node.target, ...node.args];
    case "and":
    case "or":
      return node.of;
    case "comparison":
    case "in":
    case "arithmetic":
      return [node.left, node.right];
    case "conditional":
      return [node.condition, node.then, node.else];
    case "list":
      return node.items;
    case "error":
      return node.parts;
  }
}

/** The first node found below `depth` levels, or undefined where the tree is not as deep. Uses no recursion. */
export function nodeBelow(root: Node, depth: number): Node | undefined {
  const open: { readonly node: Node; readonly level: number }[] = [{ node: root, level: 1 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next.level > depth) return next.node;
    const level = next.level + 1;
    open.push(...partsOf(next.node).map((node) => ({ node, level })));
  }
  return undefined;
}
