import type { Span } from "./diagnostic";
import { entryOf, type Tree } from "./tree";

/** What a path leads to. */
export type Place =
  /** A value, its key if it has one, and the map that the key stands in. */
  | { readonly kind: "value"; readonly value: Tree; readonly keySpan: Span | undefined; readonly name: string }
  /** A key that is not there, and the map in which it is missing. */
  | { readonly kind: "missing"; readonly key: string; readonly owner: Tree; readonly ownerName: string }
  /** Something that was reported before. */
  | { readonly kind: "broken" };

/** Follows a path from a tree that is called `what` in messages. */
export function placeOf(tree: Tree, path: readonly PropertyKey[], what: string): Place {
  let place = {
    kind: "value",
    value: tree,
    keySpan: undefined as Span | undefined,
    name: what,
  } as const satisfies Place;
  for (const step of path) {
    const { value, name } = place;
    if (value.kind === "broken") return { kind: "broken" };
    if (typeof step === "number") {
      const item = value.kind === "list" ? value.items[step] : undefined;
      if (item === undefined) return { kind: "broken" };
      place = { kind: "value", value: item, keySpan: undefined, name: `item ${step + 1} of ${name}` };
    } else {
      const entry = entryOf(value, String(step));
      if (entry === undefined) return { kind: "missing", key: String(step), owner: value, ownerName: name };
      place = { kind: "value", value: entry.value, keySpan: entry.keySpan, name: `"${entry.key}"` };
    }
  }
  return place.value.kind === "broken" ? { kind: "broken" } : place;
}

/** A short span for something that is missing in a map: its first key. */
export function startOf(tree: Tree): Span {
  const first = tree.kind === "map" ? tree.entries[0]?.keySpan : undefined;
  return first ?? { start: tree.span.start, end: Math.min(tree.span.end, tree.span.start + 1) };
}
