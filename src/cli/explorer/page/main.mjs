import { showActors } from "./actors.mjs";
import { showBanner, showError } from "./banner.mjs";
import { buildCode, markCode } from "./code.mjs";
import { listenToDialogs, openDialog } from "./dialogs.mjs";
import { byId, h } from "./dom.mjs";
import { keepingFocus, listenToKeys } from "./keyboard.mjs";
import { showPath } from "./path.mjs";
import { buildSearch } from "./search.mjs";
import { listenToStillRows, showState } from "./state-tables.mjs";
import { begin, current, go, move, wander } from "./store.mjs";

/** @import { Overview } from "../../../explore" */
/** @import { Shown } from "./store.mjs" */

const RANDOM_STEPS = 20;

/** @param {string} id @param {() => unknown} action */
function onClick(id, action) {
  byId(id, HTMLButtonElement).addEventListener("click", () => void action());
}

onClick("to-start", () => move(() => 0));
onClick("back", () => move((at) => at - 1));
onClick("forward", () => move((at) => at + 1));
onClick("to-end", () => move((_, length) => length));
onClick("random", () => wander(1));
onClick("random-walk", () => wander(RANDOM_STEPS));
onClick("run-to", () => openDialog("search-dialog"));
onClick("help", () => openDialog("help-dialog"));
onClick("copy-link", copyLink);
for (const button of document.querySelectorAll("[data-jump]")) {
  if (!(button instanceof HTMLElement)) continue;
  button.addEventListener("click", () => {
    const heading = byId(button.dataset.jump ?? "", HTMLElement);
    heading.focus();
    heading.scrollIntoView();
  });
}
listenToDialogs();
listenToKeys();
listenToStillRows();

let isBuilt = false;
await begin((shown, mover) => {
  if (!isBuilt) build(shown);
  isBuilt = true;
  keepingFocus(() => {
    showBanner(shown);
    showActors(shown);
    showState(shown);
    showPath(shown);
  });
  markCode(shown, mover);
  const { path, at } = shown.view;
  byId("to-start", HTMLButtonElement).disabled = at === 0;
  byId("back", HTMLButtonElement).disabled = at === 0;
  byId("forward", HTMLButtonElement).disabled = at === path.moves.length;
  byId("to-end", HTMLButtonElement).disabled = at === path.moves.length;
  byId("initial", HTMLSelectElement).value = String(path.initial);
  document.body.dataset.ready = `${String(at)} of ${String(path.moves.length)}`;
}, showError);

/** Puts on the page what stays the same. @param {Shown} shown */
function build(shown) {
  const { overview } = shown;
  const { title, file, description, source, bounds, toolVersion } = overview;
  document.title = `${title}: gupcheck explore`;
  byId("title", HTMLElement).textContent = title;
  byId("file", HTMLElement).textContent = file;
  byId("about", HTMLElement).replaceChildren(
    ...(description === undefined ? [] : [h("p", {}, description)]),
    ...(source === undefined ? [] : [h("p", {}, `Source: ${source}`)]),
    h("ul", {}, ...bounds.map((bound) => h("li", {}, bound))),
    h("p", { class: "faint" }, `gupcheck ${toolVersion}, model ${overview.modelHash}`),
  );
  buildCode(overview);
  buildSearch(shown);
  buildInitial(overview);
}

/** The choice of an initial state, where there are several. @param {Overview} overview */
function buildInitial({ initial: { count, choices } }) {
  const select = byId("initial", HTMLSelectElement);
  byId("initial-label", HTMLElement).hidden = count < 2;
  const more = Array.from({ length: Math.max(0, count - choices.length) }, (_, at) => choices.length + at);
  const label = (/** @type {string} */ text, /** @type {number} */ at) =>
    h("option", { value: at }, `${String(at + 1)} of ${String(count)}${text === "" ? "" : `: ${text}`}`);
  select.replaceChildren(...choices.map(label), ...more.map((at) => label("", at)));
  select.addEventListener("change", () => void go({ initial: Number(select.value), moves: [] }, 0));
}

/** Puts the address of what is on show into the clipboard. */
async function copyLink() {
  const button = byId("copy-link", HTMLButtonElement);
  const before = "Copy link";
  if (current() === undefined) return;
  try {
    await navigator.clipboard.writeText(location.href);
    button.textContent = "Copied";
  } catch {
    button.textContent = "Copy it from the address bar";
  }
  setTimeout(() => {
    button.textContent = before;
  }, 2000);
}
