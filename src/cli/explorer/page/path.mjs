import { badge, byId, h } from "./dom.mjs";
import { move } from "./store.mjs";

/** @import { Crumb } from "../../../explore" */
/** @import { Shown } from "./store.mjs" */

/** Shows the way so far, and what lies ahead on it. @param {Shown} shown */
export function showPath({ view, found }) {
  const { crumbs, at } = view;
  const list = byId("path-list", HTMLOListElement);
  list.replaceChildren(
    item(0, at, [h("span", { class: "crumb-text" }, "initial state")]),
    ...crumbs.map((crumb, before) => item(before + 1, at, crumbContent(crumb, before + 1, found))),
  );
  byId("path-count", HTMLElement).textContent =
    crumbs.length === at ? `step ${String(at)}` : `step ${String(at)} of ${String(crumbs.length)}`;
  const here = list.querySelector("[aria-current]");
  if (!(here instanceof HTMLElement)) return;
  // Only the list scrolls, never the page.
  const { offsetTop: top, offsetHeight: height } = here;
  if (top < list.scrollTop || top + height > list.scrollTop + list.clientHeight) {
    list.scrollTop = top - (list.clientHeight - height) / 2;
  }
}

/**
 * @param {number} position
 * @param {number} at
 * @param {readonly Node[]} content
 */
function item(position, at, content) {
  return h(
    "li",
    { class: position > at ? "ahead" : "" },
    h(
      "button",
      {
        type: "button",
        class: "crumb",
        "data-key": `crumb ${String(position)}`,
        "aria-current": position === at ? "step" : undefined,
        onclick: () => void move(() => position),
      },
      h("span", { class: "number" }, String(position)),
      content,
    ),
  );
}

/** @param {Crumb} crumb @param {number} position @param {Shown["found"]} found @returns {readonly Node[]} */
function crumbContent({ actor, text, rule, violates, sameAs }, position, found) {
  const isLoop = found?.loopStart !== undefined && found.loopStart < found.path.moves.length;
  return [
    h("span", { class: "crumb-actor" }, actor),
    h(
      "span",
      { class: "crumb-text" },
      text,
      ...(rule === undefined || text.includes(rule) ? [] : [" ", badge(`rule ${rule}`, "note")]),
      ...violates.flatMap((id) => [" ", badge(`✗ violates ${id}`, "bad")]),
      ...(sameAs === undefined ? [] : [" ", badge(`↻ same state as ${String(sameAs)}`, "note")]),
      ...(isLoop && position === found.loopStart + 1 ? [" ", badge("↻ repeats from here", "note")] : []),
    ),
  ];
}
