import type { TraceCell } from "../trace";

interface CellRow {
  readonly name: string;
  readonly doc: string;
  readonly scope: TraceCell["scope"];
  /** The positions of the cells, in the order of the columns. */
  readonly cells: readonly (number | undefined)[];
  readonly isStill: boolean;
}

/** Cells of one group as a table: a row for each variable and owner, a column for each element. */
export interface CellTable {
  readonly title: string;
  /** The table before it has the same title. */
  readonly isMore: boolean;
  /** None where there is a single value for each row. */
  readonly columns: readonly string[];
  readonly rows: readonly CellRow[];
  /** Nothing in it is lively. */
  readonly isStill: boolean;
}

/** A cell, its position in the state, and the element that makes its column, if it stands in one. */
type Placed = TraceCell & { readonly position: number; readonly column?: string };

/**
 * The cells of a state as tables, in the order in which their groups first appear. What is indexed by something else than
 * actors, of which there are several, has a column for each; whatever belongs to actors has a row for each of them. `lively` are the cells worth showing at once.
 */
export function tablesOf(cells: readonly TraceCell[], lively: ReadonlySet<number>): readonly CellTable[] {
  const sizes = elementCounts(cells);
  const placed = cells.map((cell, position): Placed => {
    const last = cell.index.at(-1);
    const hasColumns = last !== undefined && last.element !== cell.owner && (sizes.get(last.set) ?? 0) > 1;
    return { ...cell, position, ...(hasColumns ? { column: last.element } : {}) };
  });
  return [...grouped(placed, groupOf)].flatMap(([title, members]) => {
    const bySet = grouped(members, ({ column, index }) => (column === undefined ? "" : (index.at(-1)?.set ?? "")));
    return [...bySet.values()].map((own, at) => tableOf(title, at > 0, own, lively));
  });
}

/** How many elements of each index set there are. */
function elementCounts(cells: readonly TraceCell[]): ReadonlyMap<string, number> {
  const all = grouped(
    cells.flatMap(({ index }) => index),
    ({ set }) => set,
  );
  return new Map([...all].map(([set, own]) => [set, new Set(own.map(({ element }) => element)).size]));
}

function tableOf(title: string, isMore: boolean, cells: readonly Placed[], lively: ReadonlySet<number>): CellTable {
  const columns = [...new Set(cells.flatMap((cell) => cell.column ?? []))];
  const rows = [...grouped(cells, rowOf)].map(([name, own]): CellRow => {
    const [first] = own;
    return {
      name,
      doc: first?.doc ?? "",
      scope: first?.scope ?? "shared",
      cells:
        columns.length === 0
          ? own.map(({ position }) => position)
          : columns.map((column) => own.find((cell) => cell.column === column)?.position),
      isStill: own.every(({ position }) => !lively.has(position)),
    };
  });
  return { title, isMore, columns, rows, isStill: rows.every(({ isStill }) => isStill) };
}

function groupOf({ scope, group, owner }: TraceCell): string {
  if (scope === "local") return `locals of ${owner ?? "?"}`;
  return group ?? "other state";
}

function rowOf(cell: Placed): string {
  const across = cell.column === undefined ? cell.index : cell.index.slice(0, -1);
  return [cell.of, ...across.map(({ element }) => element)].join(" \u00b7 ");
}

function grouped<T>(values: readonly T[], key: (value: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const value of values) {
    const group = groups.get(key(value));
    if (group === undefined) groups.set(key(value), [value]);
    else group.push(value);
  }
  return groups;
}
