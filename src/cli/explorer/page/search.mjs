import { ask } from "./api.mjs";
import { byId, counted, h } from "./dom.mjs";
import { current, go } from "./store.mjs";

/** @import { Path } from "../../../explore" */
/** @import { SearchState } from "../answers" */
/** @import { Shown } from "./store.mjs" */

/** Milliseconds between two questions about a search. */
const PATIENCE = 200;
/** The search that is going on. @type {number | undefined} */
let running;

/** Fills the dialog with the properties. @param {Shown} shown */
export function buildSearch({ overview }) {
  byId("property-list", HTMLElement).replaceChildren(
    ...overview.properties.map(({ id, doc }, number) =>
      h(
        "li",
        {},
        h("h3", {}, id),
        h("p", { class: "faint" }, doc),
        h(
          "p",
          { class: "choices" },
          h(
            "button",
            { type: "button", "aria-label": `${id}: from the start`, onclick: () => void run(number, undefined) },
            "From the start",
          ),
          h(
            "button",
            { type: "button", "aria-label": `${id}: from here`, onclick: () => void run(number, here()) },
            "From here",
          ),
        ),
      ),
    ),
  );
  if (overview.properties.length === 0) say("The spec checks no property.");
  byId("search-cancel", HTMLButtonElement).addEventListener("click", () => void cancel());
  byId("search-dialog", HTMLDialogElement).addEventListener("close", () => void abandon());
}

/** @returns {Path | undefined} */
function here() {
  const view = current()?.view;
  return view === undefined ? undefined : { ...view.path, moves: view.path.moves.slice(0, view.at) };
}

/** Looks for a violation, and goes there. @param {number} property @param {Path | undefined} path */
async function run(property, path) {
  await abandon();
  say("Searching …");
  byId("search-cancel", HTMLButtonElement).hidden = false;
  try {
    const { search } = await ask("search", path === undefined ? { property } : { property, path });
    running = search;
    while (running === search) {
      const state = await ask("search-state", { search });
      if (running !== search) return; // It was abandoned meanwhile.
      if (state.kind !== "running") {
        await tell(state, property, path);
        return;
      }
      say(`Searching … ${counted(state.states, "state")}, up to ${counted(state.depth, "step")} away`);
      await new Promise((resolve) => setTimeout(resolve, PATIENCE));
    }
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    finish();
  }
}

/** @param {SearchState} state @param {number} property @param {Path | undefined} path */
async function tell(state, property, path) {
  finish();
  const { id = "", isResponse = false } = current()?.overview.properties[property] ?? {};
  const reach = path === undefined ? "from the start" : "from here";
  switch (state.kind) {
    case "found":
      byId("search-dialog", HTMLDialogElement).close();
      say("");
      return go(state.found.path, state.found.path.moves.length, { found: { ...state.found, property } });
    case "absent": {
      say(
        `✓ ${id}: no violation can be reached ${reach}; all ${counted(state.states, "state")} were seen.` +
          (state.as === undefined ? "" : ` It holds ${state.as}.`) +
          // What was promised on the way here is not known to the search, unless the state tells.
          (isResponse && path !== undefined ? " Only what is pending here, or begins later, was looked at." : "") +
          (state.missing.length === 0 ? "" : ` But it never happened that ${state.missing.join("; nor that ")}.`),
      );
      return;
    }
    case "open": {
      say(
        `? ${id}: no violation found ${reach} before the search ended (${state.why}), after ` +
          `${counted(state.states, "state")}, up to ${counted(state.depth, "step")} away. That proves nothing.`,
      );
      return;
    }
    case "model-error":
      byId("search-dialog", HTMLDialogElement).close();
      say("");
      return go(state.path, state.path.moves.length, {
        notice: `The search found the model itself wrong: ${state.message}`,
      });
    case "failed": {
      say(`The search failed: ${state.message}`);
      return;
    }
    case "gone": {
      say("Another search has taken the place of this one.");
      return;
    }
    case "running":
      return undefined;
  }
}

/** Ends the search that is going on; what it has found so far is still told. */
async function cancel() {
  if (running !== undefined) await ask("cancel", { search: running }).catch(() => undefined);
}

/** Ends the search that is going on, and does not care what it has found. */
async function abandon() {
  const search = running;
  if (search === undefined) return;
  finish();
  say("");
  await ask("cancel", { search }).catch(() => undefined);
}

function finish() {
  running = undefined;
  byId("search-cancel", HTMLButtonElement).hidden = true;
}

/** @param {string} text */
function say(text) {
  byId("search-status", HTMLElement).textContent = text;
}
