/** A transition as the definition of fairness sees it. */
export interface PlainEdge {
  readonly from: number;
  /** -1: to a state that is not known. */
  readonly to: number;
  readonly party: number;
  /** Which lock of which process it takes, where it takes one. */
  readonly lock: string | undefined;
}

export interface PlainGraph {
  readonly states: number;
  readonly edges: readonly PlainEdge[];
}

export interface Assumed {
  readonly fair: (party: number) => boolean;
  readonly handOver: boolean;
}

/** More states than this that reach each other are too many for all of their subsets. */
const MOST_TOGETHER = 10;

/**
 * Whether the set is what some fair behaviour visits again and again: its states reach each other inside, and with all
 * transitions inside taken nobody who is counted on is neglected.
 */
export function isFairSet({ edges }: PlainGraph, set: ReadonlySet<number>, { fair, handOver }: Assumed): boolean {
  const out = edges.filter(({ from }) => set.has(from));
  const inside = out.filter(({ to }) => set.has(to));
  if (inside.length === 0 || ![...set].every((state) => covers(inside, state, set))) return false;
  const counted = out.filter(({ party }) => fair(party));
  for (const party of new Set(counted.map((edge) => edge.party))) {
    const own = counted.filter((edge) => edge.party === party);
    const always = [...set].every((state) => own.some(({ from }) => from === state));
    if (always && !own.some(({ to }) => set.has(to))) return false;
  }
  if (!handOver) return true;
  const locks = (some: readonly PlainEdge[]): readonly string[] =>
    some.flatMap(({ lock }) => (lock === undefined ? [] : [lock]));
  const taken = locks(counted.filter(({ to }) => set.has(to)));
  return locks(counted).every((lock) => taken.includes(lock));
}

/** Whether all of the set can be reached from a state of it, inside. */
function covers(inside: readonly PlainEdge[], start: number, set: ReadonlySet<number>): boolean {
  const seen = new Set([start]);
  for (let before = 0; before < seen.size; ) {
    before = seen.size;
    for (const { from, to } of inside) if (seen.has(from)) seen.add(to);
  }
  return seen.size === set.size;
}

/** Whether a behaviour may end in the state: nothing that is counted on can happen there. */
export function isEnd({ edges }: PlainGraph, state: number, { fair }: Assumed): boolean {
  return edges.every(({ from, party }) => from !== state || !fair(party));
}

/** For each state of the region those that it reaches inside, itself only where it comes back. */
export function reachability({ edges }: PlainGraph, region: ReadonlySet<number>): ReadonlyMap<number, Set<number>> {
  const next = new Map([...region].map((state) => [state, new Set<number>()]));
  for (const { from, to } of edges) if (region.has(from) && region.has(to)) next.get(from)?.add(to);
  const reach = new Map<number, Set<number>>();
  for (const start of region) {
    const seen = new Set<number>();
    const queue = [...(next.get(start) ?? [])];
    for (let state = queue.pop(); state !== undefined; state = queue.pop()) {
      if (seen.has(state)) continue;
      seen.add(state);
      queue.push(...(next.get(state) ?? []));
    }
    reach.set(start, seen);
  }
  return reach;
}

/** The sets of states of the region that reach each other and themselves. */
export function knots(graph: PlainGraph, region: ReadonlySet<number>): readonly (readonly number[])[] {
  const reach = reachability(graph, region);
  const left = new Set(region);
  const found: number[][] = [];
  for (const state of region) {
    if (!left.has(state) || reach.get(state)?.has(state) !== true) continue;
    const knot = [...region].filter((other) => reach.get(state)?.has(other) && reach.get(other)?.has(state));
    for (const member of knot) left.delete(member);
    found.push(knot);
  }
  return found;
}

/**
 * All sets of states of the region in which a fair behaviour can go on forever, by trying every one; undefined where there
 * are too many to try. A set of states that do not all reach each other is never one, so it is not tried.
 */
export function fairSets(
  graph: PlainGraph,
  region: ReadonlySet<number>,
  assumed: Assumed,
  enough = false,
): readonly ReadonlySet<number>[] | undefined {
  const found: ReadonlySet<number>[] = [];
  const all = knots(graph, region);
  if (all.some(({ length }) => length > MOST_TOGETHER)) return undefined;
  for (const knot of all) {
    for (let bits = 2 ** knot.length - 1; bits > 0; bits -= 1) {
      const set = new Set(knot.filter((_, at) => (bits & (1 << at)) !== 0));
      if (!isFairSet(graph, set, assumed)) continue;
      found.push(set);
      if (enough) return found;
    }
  }
  return found;
}

/** Whether a fair behaviour can stay in the region: forever, or by ending there; undefined where that is too much to try. */
export function staysFair(graph: PlainGraph, region: ReadonlySet<number>, assumed: Assumed): boolean | undefined {
  if ([...region].some((state) => isEnd(graph, state, assumed))) return true;
  const sets = fairSets(graph, region, assumed, true);
  return sets === undefined ? undefined : sets.length > 0;
}
