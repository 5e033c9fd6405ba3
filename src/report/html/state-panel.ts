import { changedCells, statesOf, type TraceFile } from "../trace-file";
import { type CellTable, tablesOf } from "./cell-tables";
import { el, type Html, lines } from "./element";

/**
 * The last state as tables, each cell with its position, so that the script can put other states in its place. Rows of
 * cells that never change, and that nobody mentions, are set apart.
 */
export function statePanel({ trace }: TraceFile): Html {
  const values = statesOf(trace).at(-1)?.values ?? [];
  const at = statesOf(trace).at(-1)?.at ?? [];
  const lively = livelyCells(trace);
  const tables = tablesOf(trace.cells, lively);
  const stillRows = tables.flatMap(({ rows }) => rows.filter(({ isStill }) => isStill)).length;
  return el(
    "aside",
    { class: "state", "aria-labelledby": "state-title" },
    el(
      "details",
      { open: true },
      lines(
        el(
          "summary",
          {},
          el("h2", { id: "state-title" }, `State after step ${String(trace.length)}`),
          el("span", { id: "changed" }),
        ),
        el(
          "div",
          { class: "tables", tabindex: 0, role: "region", "aria-labelledby": "state-title" },
          lines(
            el(
              "div",
              { class: "tools" },
              el(
                "label",
                {},
                el("input", { type: "checkbox", id: "all", autocomplete: "off" }),
                ` show what never changes (${String(stillRows)})`,
              ),
            ),
            ...tables.map((table) => cellTable(table, values)),
            actorTable(trace.actors.map(({ name }, position) => [name, at[position] ?? ""])),
          ),
        ),
      ),
    ),
  );
}

/** The positions of the cells that change, or that the end of the trace speaks of. */
function livelyCells(trace: TraceFile["trace"]): ReadonlySet<number> {
  const { end, cells, initially } = trace;
  const spoken = [
    ...initially,
    ...("because" in end ? end.because : []),
    ...("waiting" in end ? end.waiting.flatMap(({ because, holds }) => [...because, ...holds]) : []),
  ].map(({ variable }) => variable);
  const mentioned = cells.flatMap(({ scope, variable }, position) =>
    scope !== "local" && spoken.includes(variable) ? [position] : [],
  );
  return new Set([...changedCells(trace).flat(), ...mentioned].filter((at) => cells[at]?.scope !== "local"));
}

function cellTable({ title, isMore, columns, rows, isStill }: CellTable, values: readonly string[]): Html {
  return el(
    "table",
    { class: isStill ? "cells still" : "cells" },
    el("caption", { class: isMore ? "again" : undefined }, title),
    ...(columns.length === 0
      ? []
      : [el("thead", {}, el("tr", {}, el("td", {}), ...columns.map((name) => el("th", { scope: "col" }, name))))]),
    el(
      "tbody",
      {},
      lines(
        ...rows.map((row) =>
          el(
            "tr",
            { class: row.isStill ? "still" : undefined },
            el(
              "th",
              { scope: "row", title: row.doc === "" ? undefined : row.doc },
              row.name,
              ...(row.scope === "ghost" ? [el("span", { class: "badge" }, "observed")] : []),
            ),
            ...row.cells.map((position) => valueCell("cell", position, values[position ?? -1])),
          ),
        ),
      ),
    ),
  );
}

function actorTable(rows: readonly (readonly [name: string, at: string])[]): Html {
  return el(
    "table",
    { class: "cells places" },
    el("caption", {}, "where they stand"),
    el(
      "tbody",
      {},
      lines(
        ...rows.map(([name, at], position) =>
          el("tr", {}, el("th", { scope: "row" }, name), valueCell("actor", position, at)),
        ),
      ),
    ),
  );
}

/** A value, and room for what it was before. */
function valueCell(kind: "cell" | "actor", position: number | undefined, value: string | undefined): Html {
  if (position === undefined || value === undefined) return el("td", {});
  return el("td", { [`data-${kind}`]: position }, el("span", { class: "value" }, value), el("span", { class: "was" }));
}
