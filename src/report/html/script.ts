/**
 * Walks through the states of a page: buttons, slider, keys, clicks on steps. It finds everything by the attributes that the
 * other files of this folder write. Text goes in as text only.
 */
export const PAGE_SCRIPT = `"use strict";
(() => {
  const trace = JSON.parse(document.getElementById("trace").textContent);
  const length = trace.steps.length;
  const states = [{ values: trace.values, at: trace.at }];
  for (const step of trace.steps) {
    const { values, at } = states[states.length - 1];
    const next = { values: values.slice(), at: at.slice() };
    for (const [cell, to] of step.changes) next.values[cell] = to;
    next.at[step.actor] = step.next;
    states.push(next);
  }
  const one = (selector) => document.querySelector(selector);
  const all = (selector) => Array.from(document.querySelectorAll(selector));
  const slider = one("#slider");
  const where = one("#where");
  const title = one("#state-title");
  const cells = all("[data-cell]");
  const actors = all("[data-actor]");
  const buttons = all("button[data-state]");
  const root = document.documentElement;
  let shown = -1;

  function put(element, value, before) {
    const changed = before !== undefined && before !== value;
    element.firstChild.textContent = value;
    element.lastChild.textContent = changed ? "was " + before : "";
    element.classList.toggle("changed", changed);
  }

  function show(state, byUser) {
    const before = states[state - 1];
    shown = state;
    for (const cell of cells) {
      const at = Number(cell.dataset.cell);
      put(cell, states[state].values[at], before && before.values[at]);
    }
    for (const actor of actors) {
      const at = Number(actor.dataset.actor);
      put(actor, states[state].at[at], before && before.at[at]);
    }
    for (const button of buttons) {
      const at = Number(button.dataset.state);
      if (at === state) {
        button.setAttribute("aria-current", "step");
        if (byUser) reveal(button);
      } else button.removeAttribute("aria-current");
      button.parentElement.classList.toggle("past", at < state);
      button.parentElement.classList.toggle("future", at > state);
    }
    const changed = before === undefined ? 0 : trace.steps[state - 1].changes.length;
    one("#changed").textContent = changed === 0 ? "" : changed + (changed === 1 ? " value has changed" : " values have changed");
    title.textContent = state === 0 ? "First state" : "State after step " + state;
    if (slider === null) return;
    const step = trace.steps[state - 1];
    const text = state === 0 ? "first state, before step 1" : "after step " + state + " of " + length;
    const said = step === undefined ? text : text + " (" + step.name + ": " + step.text + ")";
    slider.value = String(state);
    slider.setAttribute("aria-valuetext", said);
    where.textContent = text;
    one("#first").disabled = one("#previous").disabled = state === 0;
    one("#last").disabled = state === length;
    one("#next").disabled = state === length && !loops;
    if (!byUser) return;
    try {
      history.replaceState(null, "", state === 0 ? "#start" : "#step-" + state);
    } catch {
      // Some viewers do not allow it; the address then stays as it is.
    }
  }

  function reveal(button) {
    const box = button.getBoundingClientRect();
    const bar = one(".controls");
    const top = bar === null ? 0 : bar.getBoundingClientRect().bottom + 60;
    const sheet = one("aside.state");
    const isSheet = getComputedStyle(sheet).position === "fixed";
    const bottom = (isSheet ? sheet.getBoundingClientRect().top : innerHeight) - 12;
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const by = box.top < top ? box.top - top : box.bottom > bottom ? box.bottom - bottom : 0;
    if (by !== 0) scrollBy({ top: by, behavior: calm ? "auto" : "smooth" });
  }

  const loops = trace.loopStart !== undefined && trace.loopStart < length;
  const moves = {
    first: () => 0,
    previous: () => Math.max(0, shown - 1),
    next: () => (shown < length ? shown + 1 : loops ? trace.loopStart + 1 : shown),
    last: () => length,
  };
  const go = (move) => show(moves[move](), true);
  const keys = {
    ArrowLeft: "previous", ArrowUp: "previous", ArrowRight: "next", ArrowDown: "next", Home: "first", End: "last",
  };

  root.classList.add("live");
  for (const button of buttons) button.addEventListener("click", () => show(Number(button.dataset.state), true));
  const every = one("#all");
  const panel = one("aside.state");
  every.addEventListener("change", () => panel.classList.toggle("all", every.checked));
  if (slider !== null) {
    for (const move of Object.keys(moves)) one("#" + move).addEventListener("click", () => go(move));
    slider.addEventListener("input", () => show(Number(slider.value), true));
    document.addEventListener("keydown", (event) => {
      const move = keys[event.key];
      if (move === undefined || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      // The slider moves by itself, except that it knows nothing of loops.
      if (event.target === slider && !(move === "next" && loops && shown === length)) return;
      if (event.target.closest(".scroll, .tables") !== null && event.target.tagName !== "INPUT") return;
      event.preventDefault();
      go(move);
    });
  }
  // On a narrow screen the state covers the steps: it is shown when it is asked for.
  if (matchMedia("(max-width: 40rem)").matches) panel.firstElementChild.open = false;
  const asked = /^#step-([0-9]+)$/.exec(location.hash);
  const first = asked === null ? length : Math.min(length, Number(asked[1]));
  show(first, false);
})();
`;
