import { openDialog } from "./dialogs.mjs";
import { move, wander } from "./store.mjs";

/** What keys do; those with a modifier are left to the browser. @type {Readonly<Record<string, () => void>>} */
const KEYS = {
  ArrowDown: () => focusStep(1),
  ArrowUp: () => focusStep(-1),
  j: () => focusStep(1),
  k: () => focusStep(-1),
  ArrowLeft: () => void move((at) => at - 1),
  Backspace: () => void move((at) => at - 1),
  ArrowRight: () => void move((at) => at + 1),
  Home: () => void move(() => 0),
  End: () => void move((_, length) => length),
  r: () => void wander(1),
  v: () => openDialog("search-dialog"),
  "?": () => openDialog("help-dialog"),
};

/** Listens to the keyboard. */
export function listenToKeys() {
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || document.querySelector("dialog[open]") !== null) return;
    if (event.target instanceof HTMLSelectElement) return;
    if (event.target instanceof HTMLInputElement && event.target.type !== "checkbox") return;
    const digit = /^[1-9]$/.test(event.key) ? stepButton(event.key) : undefined;
    const action = digit === undefined ? KEYS[event.key] : () => digit.click();
    if (action === undefined) return;
    event.preventDefault();
    action();
  });
}

/** @returns {HTMLButtonElement[]} */
function stepButtons() {
  return [...document.querySelectorAll("button.step")].filter((button) => button instanceof HTMLButtonElement);
}

/** @param {string} number */
function stepButton(number) {
  return stepButtons().find((button) => button.dataset.step === number);
}

/** Goes to the next or previous step that is possible. @param {number} by */
function focusStep(by) {
  const buttons = stepButtons();
  const at = buttons.findIndex((button) => button.matches(":focus"));
  const next = at < 0 ? (by > 0 ? 0 : buttons.length - 1) : (at + by + buttons.length) % buttons.length;
  buttons[next]?.focus();
}

/**
 * Shows something anew without losing the place of the keyboard: what had it has it again, or else a step of the same
 * actor, or the first one.
 *
 * @param {() => void} show
 */
export function keepingFocus(show) {
  const before = document.activeElement;
  const { key, actor, step } = before instanceof HTMLElement ? before.dataset : {};
  show();
  if (key === undefined || before?.isConnected === true) return;
  const same = [...document.querySelectorAll("[data-key]")].find(
    (element) => element instanceof HTMLElement && element.dataset.key === key,
  );
  const buttons = stepButtons();
  const next = step === undefined ? same : (buttons.find((button) => button.dataset.actor === actor) ?? buttons[0]);
  if (next instanceof HTMLElement) next.focus();
}
