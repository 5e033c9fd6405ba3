import { byId, h } from "./dom.mjs";

/** @import { Frame, Overview } from "../../../explore" */
/** @import { Shown } from "./store.mjs" */

/**
 * The lines of each step by `procedure step`, and the parts that procedures are shown in.
 *
 * @type {Map<string, { readonly first: HTMLElement, readonly marks: HTMLElement, readonly lines: readonly HTMLElement[] }>}
 */
const steps = new Map();
/** @type {Map<string, { readonly part: HTMLDetailsElement, readonly marks: HTMLElement }>} */
const procedures = new Map();
/** Procedures that were opened because somebody stood there. @type {Set<string>} */
const opened = new Set();

/** Puts the pseudo-code on the page, once. @param {Overview} overview */
export function buildCode({ procedures: listed }) {
  const parts = listed.map(({ name, title, lines }) => {
    const marks = h("span", { class: "marks" });
    /** @type {Map<string, HTMLElement[]>} */
    const byStep = new Map();
    const rows = lines.map(({ head, text, step }) => {
      const lineMarks = h("span", { class: "marks" });
      const row = h(
        "li",
        { class: "line", tabindex: step !== undefined && !byStep.has(step) ? -1 : undefined },
        h("span", { class: "label" }, breakable(head), lineMarks),
        h("span", { class: "line-text" }, arrowsWhole(text)),
      );
      if (step !== undefined) {
        const before = byStep.get(step);
        byStep.set(step, [...(before ?? []), row]);
        if (before === undefined) steps.set(key(name, step), { first: row, marks: lineMarks, lines: [] });
      }
      return row;
    });
    for (const [step, own] of byStep) {
      const known = steps.get(key(name, step));
      if (known !== undefined) steps.set(key(name, step), { ...known, lines: own });
    }
    const part = h(
      "details",
      { class: "procedure" },
      h("summary", {}, h("code", {}, title), " ", marks),
      h("ul", { class: "lines" }, ...rows),
    );
    procedures.set(name, { part, marks });
    return part;
  });
  byId("code-list", HTMLElement).replaceChildren(...parts);
}

/** Marks the lines at which everybody stands, and shows that of the one who has moved. @param {Shown} shown @param {string | undefined} mover */
export function markCode({ view }, mover) {
  for (const { marks, lines } of steps.values()) {
    marks.replaceChildren();
    for (const line of lines) {
      line.classList.remove("current", "calling");
      line.removeAttribute("aria-current");
    }
  }
  for (const { marks } of procedures.values()) marks.replaceChildren();
  /** @type {Set<string>} */
  const occupied = new Set();
  for (const { name, frames, status } of view.actors) {
    frames.forEach(({ procedure, step }, depth) => {
      const isLast = depth === frames.length - 1;
      const found = steps.get(key(procedure, step));
      const mark = `${isLast ? (status === "ready" ? "▶" : "◌") : "↳"} ${name}`;
      const title = isLast ? `${name} stands here` : `${name} is in what is called here`;
      found?.marks.append(h("span", { class: isLast ? "mark here" : "mark", title }, mark), " ");
      for (const line of found?.lines ?? []) line.classList.add(isLast ? "current" : "calling");
      if (isLast) {
        found?.first.setAttribute("aria-current", "step");
        procedures.get(procedure)?.marks.append(h("span", { class: "mark here" }, mark), " ");
        occupied.add(procedure);
      }
    });
  }
  for (const [name, { part }] of procedures) {
    if (occupied.has(name) && !part.open) {
      part.open = true;
      opened.add(name);
    } else if (!occupied.has(name) && opened.delete(name)) part.open = false;
  }
  const actor = view.actors.find(({ name }) => name === mover);
  if (actor !== undefined) showLine(actor.frames, false);
}

/**
 * Brings the line at which somebody stands into view: within its pane, or where it was asked for on the whole page.
 *
 * @param {readonly Frame[]} frames
 * @param {boolean} isAsked
 */
export function showLine(frames, isAsked) {
  const last = frames.at(-1);
  const found = last === undefined ? undefined : steps.get(key(last.procedure, last.step));
  if (last === undefined || found === undefined) return;
  const part = procedures.get(last.procedure)?.part;
  if (part !== undefined) part.open = true;
  const pane = byId("code-list", HTMLElement);
  if (pane.scrollHeight > pane.clientHeight) {
    pane.scrollTop +=
      found.first.getBoundingClientRect().top - pane.getBoundingClientRect().top - pane.clientHeight / 3;
  }
  if (!isAsked) return;
  found.first.scrollIntoView({ block: "nearest" });
  found.first.focus({ preventScroll: true });
}

/** A label that may go on in the next line after its words. @param {string} label */
function breakable(label) {
  return label.replaceAll(/[_.]/g, "$&\u200b");
}

/** Keeps `->` from being torn apart. @param {string} text */
function arrowsWhole(text) {
  return text.replaceAll("->", "-\u2060>");
}

/** @param {string} procedure @param {string} step */
function key(procedure, step) {
  return JSON.stringify([procedure, step]);
}
