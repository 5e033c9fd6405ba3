import { byId, changed, h } from "./dom.mjs";
import { current } from "./store.mjs";

/** @import { StateTable, TableRow, TableSection } from "../../../explore" */
/** @import { Shown } from "./store.mjs" */

/** Lets the box above the tables decide which rows are shown. */
export function listenToStillRows() {
  byId("show-still", HTMLInputElement).addEventListener("change", () => {
    const shown = current();
    if (shown !== undefined) showState(shown);
  });
}

/** Shows the state as tables, what the last step has changed marked. @param {Shown} shown */
export function showState({ view }) {
  const isAll = byId("show-still", HTMLInputElement).checked;
  byId("tables", HTMLElement).replaceChildren(...view.sections.flatMap((section) => sectionPart(section, isAll)));
}

/** @param {TableSection} section @param {boolean} isAll @returns {readonly Node[]} */
function sectionPart({ title, tables }, isAll) {
  const isShown = (/** @type {TableRow} */ row) => isAll || row.actor === undefined || !row.still;
  const hidden = tables.flatMap(({ rows }) => rows).filter((row) => !isShown(row));
  const parts = tables
    .map((table) => ({ ...table, rows: table.rows.filter(isShown) }))
    .filter(({ rows }) => rows.length > 0)
    .map((table) => tablePart(title, table));
  const note =
    hidden.length === 0 ? [] : [h("p", { class: "faint still-note" }, stillText(hidden, parts.length === 0))];
  return [h("section", { class: "state-section" }, h("h3", {}, title), ...parts, ...note)];
}

/** @param {readonly TableRow[]} hidden @param {boolean} isEverything */
function stillText(hidden, isEverything) {
  const names = [...new Set(hidden.map(({ variable }) => variable))].join(", ");
  return `${isEverything ? "as at the start" : "others as at the start"}: ${names}`;
}

/** @param {string} title @param {StateTable} table */
function tablePart(title, { columns, rows }) {
  return h(
    "div",
    { class: "scroll" },
    h(
      "table",
      {},
      h("caption", { class: "hidden" }, title),
      columns.length === 0
        ? undefined
        : h("thead", {}, h("tr", {}, h("td", {}), ...columns.map((column) => h("th", { scope: "col" }, column)))),
      h("tbody", {}, ...rows.map(rowPart)),
    ),
  );
}

/** @param {TableRow} row */
function rowPart({ variable, doc, actor, cells, ghost }) {
  const name = actor === undefined ? variable : `${actor}: ${variable}`;
  return h(
    "tr",
    { class: ghost ? "ghost" : "" },
    h("th", { scope: "row", title: doc }, name),
    ...cells.map((cell) =>
      h("td", { class: cell.from === undefined ? `value-${plainClass(cell.value)}` : "changed" }, ...changed(cell)),
    ),
  );
}

/** Values that mean "nothing" stand back. @param {string} value */
function plainClass(value) {
  return value === "no" || value === "none" ? "nothing" : "something";
}
