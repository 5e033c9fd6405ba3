/** A set of changes: positions of items, ascending. */
export type ChangeSet = readonly number[];

export function isSubset(small: ChangeSet, large: ChangeSet): boolean {
  return small.every((item) => large.includes(item));
}

/** In the order of the items, the first that differs counting most. */
export function compareSets(left: ChangeSet, right: ChangeSet): number {
  for (const [position, item] of left.entries()) {
    const other = right[position] ?? -1;
    if (item !== other) return item - other;
  }
  return 0;
}
