import type { Span } from "./diagnostic";

/** What a YAML text says, with places. It is finite: there are no aliases. */
export type Tree = ScalarTree | ListTree | MapTree | BrokenTree;

export interface ScalarTree {
  readonly kind: "scalar";
  readonly value: string | number | boolean;
  /** The text of the value: a number is written here as the author wrote it. */
  readonly content: string;
  readonly style: "plain" | "single-quoted" | "double-quoted" | "block";
  /** Quotes and the header of a block included. */
  readonly span: Span;
}

export interface ListTree {
  readonly kind: "list";
  readonly items: readonly Tree[];
  readonly span: Span;
}

export interface Entry {
  readonly key: string;
  readonly keySpan: Span;
  readonly value: Tree;
}

export interface MapTree {
  readonly kind: "map";
  /** The keys are distinct. */
  readonly entries: readonly Entry[];
  readonly span: Span;
}

/** A value that could not be read; it has been reported. */
export interface BrokenTree {
  readonly kind: "broken";
  readonly span: Span;
}

export function entryOf(tree: Tree | undefined, key: string): Entry | undefined {
  return tree?.kind === "map" ? tree.entries.find((entry) => entry.key === key) : undefined;
}

export function valueAt(tree: Tree | undefined, key: string): Tree | undefined {
  return entryOf(tree, key)?.value;
}

/** The tree without places; what is broken is left out of maps and undefined in lists. */
export function toPlain(tree: Tree): unknown {
  switch (tree.kind) {
    case "scalar":
      return tree.value;
    case "list":
      return tree.items.map(toPlain);
    case "map":
      // Defines properties, so that a key "__proto__" is one like any other.
      return Object.fromEntries(
        tree.entries.flatMap(({ key, value }) => (value.kind === "broken" ? [] : [[key, toPlain(value)]])),
      );
    case "broken":
      return undefined;
  }
}

export function hasBroken(tree: Tree): boolean {
  switch (tree.kind) {
    case "scalar":
      return false;
    case "list":
      return tree.items.some(hasBroken);
    case "map":
      return tree.entries.some(({ value }) => hasBroken(value));
    case "broken":
      return true;
  }
}

/** What a value is, in words. */
export function describeTree(tree: Tree): string {
  switch (tree.kind) {
    case "scalar":
      if (typeof tree.value === "string") return "text";
      return typeof tree.value === "number" ? "a number" : "true or false";
    case "list":
      return "a list";
    case "map":
      return "a map";
    case "broken":
      return "unreadable";
  }
}
