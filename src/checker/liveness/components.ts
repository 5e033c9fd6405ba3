import type { StateGraph } from "./state-graph";

/** Bytes for each state. */
export const COMPONENT_BYTES = 24;

/**
 * Strongly connected components of parts of a graph (Tarjan 1972, without recursion). A part is the states of one colour;
 * states of other colours, and transitions to them, are not there. 24 bytes for each state of the graph.
 */
export class Components {
  /** 0: belongs to no part. */
  readonly color: Int32Array;
  private readonly order: Int32Array;
  private readonly low: Int32Array;
  /** States whose component is not known yet. */
  private readonly open: Int32Array;
  /** The states on the way from the root, and for each the transition to look at next. */
  private readonly way: Int32Array;
  private readonly edge: Uint32Array;
  private openTop = 0;
  private wayTop = 0;
  private lastColor = 0;

  constructor(private readonly graph: StateGraph) {
    const { states } = graph;
    this.color = new Int32Array(states);
    this.order = new Int32Array(states);
    this.low = new Int32Array(states);
    this.open = new Int32Array(states);
    this.way = new Int32Array(states);
    this.edge = new Uint32Array(states);
  }

  /** A colour that no state has. */
  newColor(): number {
    this.lastColor += 1;
    return this.lastColor;
  }

  /** Gives states a colour, so that they make a part that has not been searched. */
  paint(states: Iterable<number>, color: number): void {
    for (const state of states) {
      this.color[state] = color;
      this.order[state] = 0;
    }
  }

  /**
   * The components of the part of that colour, each after those that it leads to. Its states have lost their colour when
   * a component is handed over; the list is valid only until `visit` returns, which may paint and search states of that
   * component anew. Ends when `visit` gives true.
   */
  search(roots: ArrayLike<number>, color: number, visit: (component: Int32Array) => boolean): boolean {
    const bottom = this.openTop;
    const start = this.wayTop;
    for (let at = 0; at < roots.length; at += 1) {
      const root = roots[at] ?? 0;
      if (this.color[root] !== color || this.order[root] !== 0) continue;
      if (this.from(root, color, bottom, start, visit)) {
        this.openTop = bottom;
        this.wayTop = start;
        return true;
      }
    }
    return false;
  }

  private from(
    root: number,
    color: number,
    bottom: number,
    start: number,
    visit: (component: Int32Array) => boolean,
  ): boolean {
    const { graph, order, low, open, way, edge } = this;
    const { offsets, targets } = graph;
    let count = this.openTop - bottom + 1;
    this.enter(root, count);
    while (this.wayTop > start) {
      const top = this.wayTop - 1;
      const state = way[top] ?? 0;
      const position = edge[top] ?? 0;
      if (position < (offsets[state + 1] ?? 0)) {
        edge[top] = position + 1;
        const target = targets[position] ?? -1;
        if (target < 0 || this.color[target] !== color) continue;
        const seen = order[target] ?? 0;
        if (seen === 0) {
          count += 1;
          this.enter(target, count);
        } else if (seen < (low[state] ?? 0)) low[state] = seen;
        continue;
      }
      this.wayTop = top;
      const reached = low[state] ?? 0;
      if (top > start) {
        const before = way[top - 1] ?? 0;
        if (reached < (low[before] ?? 0)) low[before] = reached;
      }
      if (reached !== order[state]) continue;
      const end = this.openTop;
      let first = end;
      do {
        first -= 1;
        this.color[open[first] ?? 0] = 0;
      } while (open[first] !== state);
      this.openTop = first;
      if (visit(open.subarray(first, end))) return true;
    }
    return false;
  }

  private enter(state: number, number: number): void {
    this.order[state] = number;
    this.low[state] = number;
    this.open[this.openTop++] = state;
    this.way[this.wayTop] = state;
    this.edge[this.wayTop++] = this.graph.offsets[state] ?? 0;
  }
}
