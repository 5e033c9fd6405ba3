import type { Layout } from "../../model";

/** Where some cells of a variable lie side by side in one word, `bits` each, from `shift` upwards. */
export interface Run {
  /** The first of the cells, and how many there are. */
  readonly first: number;
  readonly count: number;
  readonly word: number;
  readonly shift: number;
}

/** A variable, label or local: its cells hold `value - min`. With 0 bits there is only one value and no storage. */
export interface Group {
  readonly slot: number;
  readonly cells: number;
  readonly bits: number;
  readonly min: number;
  readonly max: number;
  readonly runs: readonly Run[];
}

/** How a state is packed into 32-bit words. No cell straddles two words. */
export interface Packing {
  readonly words: number;
  readonly groups: readonly Group[];
  /** The group of each slot of the layout. */
  readonly groupOf: readonly Group[];
}

/** Where one cell lies. */
export interface Place {
  readonly word: number;
  readonly shift: number;
}

const WORD = 32;

function bitsFor(min: number, max: number): number {
  return max <= min ? 0 : Math.floor(Math.log2(max - min)) + 1;
}

interface Extent {
  readonly slot: number;
  readonly cells: number;
  readonly min: number;
  readonly max: number;
}

/** The groups of slots that belong together. */
function extents(layout: Layout): readonly Extent[] {
  const starts = new Set([0, ...layout.variableBase.values()]);
  const found: Extent[] = [];
  layout.slots.forEach(({ kind, min, max }, slot) => {
    const last = found.at(-1);
    if (last !== undefined && kind === "variable" && !starts.has(slot)) {
      found[found.length - 1] = { ...last, cells: last.cells + 1 };
    } else found.push({ slot, cells: 1, min, max });
  });
  return found;
}

/** Packs the slots of a layout, the widest runs first, each into the first word that has room for it. */
export function pack(layout: Layout): Packing {
  const free: number[] = [];
  const place = (width: number): Place => {
    let word = free.findIndex((left) => left >= width);
    if (word < 0) word = free.push(WORD) - 1;
    const left = free[word] ?? WORD;
    free[word] = left - width;
    return { word, shift: WORD - left };
  };
  const wanted = extents(layout).flatMap((extent) => {
    const bits = bitsFor(extent.min, extent.max);
    const each = bits === 0 ? extent.cells : Math.floor(WORD / bits);
    const starts = Array.from({ length: Math.ceil(extent.cells / each) }, (_, run) => run * each);
    return starts.map((first) => ({ extent, bits, first, count: Math.min(each, extent.cells - first) }));
  });
  const placed = new Map<number, Run[]>();
  for (const { extent, bits, first, count } of wanted.toSorted((a, b) => b.bits * b.count - a.bits * a.count)) {
    const runs = placed.get(extent.slot) ?? [];
    if (bits > 0) runs.push({ first, count, ...place(bits * count) });
    placed.set(extent.slot, runs);
  }
  const groups = extents(layout).map((extent): Group => {
    const runs = (placed.get(extent.slot) ?? []).toSorted((a, b) => a.first - b.first);
    return { ...extent, bits: bitsFor(extent.min, extent.max), runs };
  });
  const groupOf = groups.flatMap((group) => Array.from({ length: group.cells }, () => group));
  return { words: Math.max(1, free.length), groups, groupOf };
}

/** Where a cell lies; undefined where it takes no storage. */
export function placeOf(group: Group, cell: number): Place | undefined {
  const run = group.runs.find(({ first, count }) => cell >= first && cell < first + count);
  return run === undefined ? undefined : { word: run.word, shift: run.shift + (cell - run.first) * group.bits };
}

/** The bits of a cell, at the bottom of a word; as a signed 32-bit number. */
export function maskOf(bits: number): number {
  return bits >= WORD ? -1 : 2 ** bits - 1;
}
