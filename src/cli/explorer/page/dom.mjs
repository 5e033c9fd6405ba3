/**
 * @typedef {Node | string | undefined | readonly (Node | string | undefined)[]} Child
 * @typedef {string | number | boolean | undefined | ((event: Event) => void)} Attribute
 */

/**
 * An element with attributes, listeners (`onclick: …`) and children. Text goes in as text, whatever it says. An attribute
 * that is false or undefined is left out; one that is true is empty.
 *
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Readonly<Record<string, Attribute>>} attributes
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== undefined && value !== false) element.setAttribute(name, String(value));
  }
  element.append(...children.flat().filter((child) => child !== undefined));
  return element;
}

/**
 * The element of the page with an id. Throws where there is none of that kind.
 *
 * @template {HTMLElement} T
 * @param {string} id
 * @param {new () => T} kind
 * @returns {T}
 */
export function byId(id, kind) {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new TypeError(`the page has no ${id}`);
  return found;
}

/**
 * A short label in a frame; what it says is never told by its colour alone.
 *
 * @param {string} text
 * @param {"plain" | "good" | "bad" | "note"} tone
 */
export function badge(text, tone = "plain") {
  return h("span", { class: `badge ${tone}` }, text);
}

/**
 * A value that may have changed: `no → yes`.
 *
 * @param {{ readonly value: string, readonly from?: string }} cell
 * @returns {readonly (Node | string)[]}
 */
export function changed({ value, from }) {
  return from === undefined ? [value] : [h("span", { class: "was" }, from), " → ", h("strong", {}, value)];
}

/** @param {number} count @param {string} what */
export function counted(count, what) {
  return `${String(count).replace(/\B(?=(\d{3})+$)/g, ",")} ${what}${count === 1 ? "" : "s"}`;
}
