/** States with consecutive numbers, found at the same depth. */
export interface Row {
  readonly first: number;
  /** One more than the last of them. */
  readonly last: number;
  readonly depth: number;
}

/** In which order the states that were found are explored. */
export interface Order {
  /** True where rows come by their distance from the initial states. */
  readonly byDistance: boolean;
  /** The states to explore next; undefined where all are explored. */
  next(): Row | undefined;
  /** These have been found. */
  found(row: Row): void;
  /** What a new order has to be given as `found`, one after the other, to go on as this one does. */
  pending(): readonly Row[];
}

/** Level by level, in the order in which the states were found: paths along parents are shortest ones. */
export class BreadthFirst implements Order {
  readonly byDistance = true;
  private level: Row | undefined;

  next(): Row | undefined {
    const { level } = this;
    this.level = undefined;
    return level;
  }

  found(row: Row): void {
    this.level = { ...row, first: this.level?.first ?? row.first };
  }

  pending(): readonly Row[] {
    return this.level === undefined ? [] : [this.level];
  }
}

/** The states found last come first, one at a time. */
export class DepthFirst implements Order {
  readonly byDistance = false;
  private readonly stack: Row[] = [];

  next(): Row | undefined {
    const row = this.stack.pop();
    if (row === undefined || row.last - row.first === 1) return row;
    this.stack.push({ ...row, first: row.first + 1 });
    return { ...row, last: row.first + 1 };
  }

  found(row: Row): void {
    this.stack.push(row);
  }

  pending(): readonly Row[] {
    return this.stack;
  }
}
