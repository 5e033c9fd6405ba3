import { fragmentOf, placeOf } from "./address.mjs";
import { ask } from "./api.mjs";

/** @import { FoundPath, Overview, Path, PathMove, View } from "../../../explore" */

/**
 * What is on show. `path` may go on beyond `view.at`: the steps ahead are those that were taken back, or those of a
 * counterexample.
 *
 * @typedef {{
 *   readonly overview: Overview,
 *   readonly view: View,
 *   readonly found: (FoundPath & { readonly property: number }) | undefined,
 *   readonly notice: string | undefined,
 * }} Shown
 */

/** @type {Shown | undefined} */
let shown;
/** @type {(shown: Shown, mover: string | undefined) => void} */
let show = () => undefined;
/** @type {(message: string) => void} */
let complain = () => undefined;
let asked = 0;

/** What is on show; undefined until the first answer has come. */
export function current() {
  return shown;
}

/**
 * Begins with the place that the address names. `onShow` is told of everything that is to be shown, with the actor that has
 * moved last; `onError` of what went wrong, in a sentence.
 *
 * @param {typeof show} onShow
 * @param {typeof complain} onError
 */
export async function begin(onShow, onError) {
  show = onShow;
  complain = onError;
  addEventListener("popstate", () => void restore());
  await restore();
}

/** Shows the place that the address names. */
async function restore() {
  const place = placeOf(location.hash);
  await answering(async () => {
    const overview = shown?.overview ?? (await ask("overview", {}));
    const isOther = place.model !== undefined && place.model !== overview.modelHash;
    const notice = isOther ? "This link was made for another model: the spec or gupcheck has changed." : undefined;
    await load(overview, place.path, place.at, { notice, history: "replace" });
  });
}

/**
 * Goes to a place. What was found stays on show as long as its path does.
 *
 * @param {Path} path
 * @param {number} at
 * @param {{ readonly found?: Shown["found"], readonly notice?: string }} options
 */
export async function go(path, at, options = {}) {
  const { overview } = shown ?? {};
  if (overview === undefined) return;
  await answering(() => load(overview, path, at, { ...options, history: "push" }));
}

/** @param {PathMove} move */
export async function take(move) {
  if (shown === undefined) return;
  const { path, at } = shown.view;
  const ahead = path.moves[at];
  const isSame =
    ahead !== undefined &&
    ahead.process === move.process &&
    ahead.alternative === move.alternative &&
    ahead.binding === move.binding;
  if (isSame) await go(path, at + 1);
  else await go({ ...path, moves: [...path.moves.slice(0, at), move] }, at + 1);
}

/**
 * To another position on the same path.
 *
 * @param {(at: number, length: number) => number} where
 */
export async function move(where) {
  if (shown === undefined) return;
  const { path, at } = shown.view;
  const next = Math.max(0, Math.min(path.moves.length, where(at, path.moves.length)));
  if (next !== at) await go(path, next);
}

/** @param {number} steps */
export async function wander(steps) {
  if (shown === undefined) return;
  const { path, at } = shown.view;
  const [seed = 0] = crypto.getRandomValues(new Uint32Array(1));
  await answering(async () => {
    const from = { ...path, moves: path.moves.slice(0, at) };
    const answer = await ask("wander", { path: from, steps, seed });
    if (answer.path.moves.length > at) await go(answer.path, answer.path.moves.length);
  });
}

/**
 * @param {Overview} overview
 * @param {Path} path
 * @param {number} at
 * @param {{ found?: Shown["found"], notice?: string | undefined, history: "push" | "replace" }} options
 */
async function load(overview, path, at, options) {
  asked += 1;
  const question = asked;
  const view = await ask("view", { path, at });
  if (question !== asked) return; // A later question is on its way.
  const found = options.found ?? (keeps(shown?.found, view.path) ? shown?.found : undefined);
  shown = { overview, view, found, notice: options.notice };
  const fragment = `#${fragmentOf({ path: view.path, at: view.at, model: overview.modelHash })}`;
  if (options.history === "push") history.pushState(null, "", fragment);
  else history.replaceState(null, "", fragment);
  show(shown, view.at === 0 ? undefined : view.crumbs[view.at - 1]?.actor);
}

/**
 * Whether a path is still the one that was found.
 *
 * @param {FoundPath | undefined} found
 * @param {Path} path
 */
function keeps(found, path) {
  return found !== undefined && JSON.stringify(found.path) === JSON.stringify(path);
}

/** @param {() => Promise<void>} attempt */
async function answering(attempt) {
  try {
    await attempt();
  } catch (error) {
    complain(error instanceof Error ? error.message : String(error));
  }
}
