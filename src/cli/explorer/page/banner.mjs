import { badge, byId, h } from "./dom.mjs";

/** @import { ViolatedHere } from "../../../explore" */
/** @import { Shown } from "./store.mjs" */

/** @typedef {NonNullable<Shown["found"]>["end"]} End */

/** Says what is remarkable about the state, and about how it was come to. @param {Shown} shown */
export function showBanner(shown) {
  const { found, notice, overview, view } = shown;
  const isThere = found !== undefined && view.at === found.path.moves.length;
  const told = isThere ? overview.properties[found.property]?.id : undefined;
  const parts = [
    ...(notice === undefined ? [] : [message("note", notice)]),
    ...(view.lost === 0 ? [] : [message("bad", lostText(shown))]),
    ...foundPart(shown),
    ...view.violated.filter(({ id }) => id !== told).map((each) => violatedPart(each)),
    ...outlookPart(shown),
    ...(view.sameAs === undefined ? [] : [message("note", loopText(view.sameAs, view.at))]),
  ];
  byId("banner", HTMLElement).replaceChildren(...parts);
}

/** Says in the same place what went wrong. @param {string} text */
export function showError(text) {
  byId("banner", HTMLElement).prepend(message("bad", text));
}

/** @param {"bad" | "note" | "good"} tone @param {...(Node | string)} content */
function message(tone, ...content) {
  return h("div", { class: `message ${tone}` }, ...content);
}

/** @param {Shown} shown */
function lostText({ view }) {
  const { length } = view.path.moves;
  return `The path of this link could be followed for ${String(length)} of its ${String(length + view.lost)} steps: the rest is not possible here.`;
}

/** @param {number} from @param {number} to */
function loopText(from, to) {
  return to - from === 1
    ? `↻ This is the state of step ${String(from)} again: step ${String(to)} can be repeated forever.`
    : `↻ This is the state of step ${String(from)} again: steps ${String(from + 1)} to ${String(to)} can be repeated forever.`;
}

/** @param {Shown} shown @returns {readonly Node[]} */
function foundPart({ found, view, overview }) {
  if (found === undefined) return [];
  const { path, from, end, loopStart, isShortest, although } = found;
  const { length } = path.moves;
  const property = overview.properties[found.property];
  const steps = `${String(length - from)} ${length - from === 1 ? "step" : "steps"}`;
  const way = [
    `${steps} ${from === 0 ? "from the start" : `from step ${String(from)}`}`,
    ...(although === undefined ? [] : [although]),
    ...(isShortest ? ["and no shorter way"] : []),
  ];
  if (view.at < length) {
    return [
      message(
        "note",
        `On the way to a violation of ${property?.id ?? ""}, at step ${String(view.at)} of ${String(length)}.`,
      ),
    ];
  }
  return [
    message(
      "bad",
      h("strong", {}, `✗ ${property?.id ?? ""} is violated `),
      `(${way.join(", ")}). Promised: ${property?.doc ?? ""}.`,
      ...endPart(end, loopStart, length),
    ),
  ];
}

/** @param {End} end @param {number | undefined} loopStart @param {number} length @returns {readonly Node[]} */
function endPart(end, loopStart, length) {
  const values = (/** @type {readonly { variable: string, value: string }[]} */ named) =>
    named.map(({ variable, value }) => `${variable} = ${value}`).join(", ");
  switch (end.kind) {
    case "step":
      return end.because.length === 0 ? [] : [h("p", {}, `Just before the last step: ${values(end.because)}`)];
    case "state":
      return end.because.length === 0 ? [] : [h("p", {}, `Here: ${values(end.because)}`)];
    case "deadlock":
      return [
        h(
          "p",
          {},
          end.othersMove === true
            ? `Whatever the others do from here, these never move again, and are not done: ${names(end.waiting)}.`
            : `Nobody can move any more, and these are not done: ${names(end.waiting)}.`,
        ),
      ];
    case "forever":
      return [
        h(
          "p",
          {},
          loopStart === undefined || loopStart === length
            ? `Nothing more need happen, and these wait: `
            : `↻ Steps ${String(loopStart + 1)} to ${String(length)} repeat forever, and these wait: `,
          `${names(end.waiting)}.`,
        ),
        ...end.helpers.map(({ actor, text }) => h("p", {}, `${actor} could, but need not: ${text}`)),
      ];
    case "error":
      return [];
  }
}

/** Those that must finish. @param {readonly { actor: string, mustFinish: boolean }[]} waiting */
function names(waiting) {
  return waiting
    .filter(({ mustFinish }) => mustFinish)
    .map(({ actor }) => actor)
    .join(", ");
}

/** @param {ViolatedHere} violated */
function violatedPart({ id, doc, because }) {
  return message(
    "bad",
    badge(`✗ violated here: ${id}`, "bad"),
    ` ${doc}`,
    because.length === 0 ? "" : `: ${because.map(({ variable, value }) => `${variable} = ${value}`).join(", ")}`,
  );
}

/** @param {Shown} shown @returns {readonly Node[]} */
function outlookPart({ view }) {
  const { outlook, actors } = view;
  switch (outlook.kind) {
    case "open":
      return [];
    case "finished":
      return [
        message(
          "good",
          actors.some(({ status }) => status === "ready")
            ? "✓ Everybody who has work to finish has finished. Background actors may go on."
            : "✓ Everybody has finished.",
        ),
      ];
    case "deadlock":
      // A property that forbids it has said so.
      return view.violated.some(({ because }) => because.length === 0)
        ? []
        : [message("bad", "■ Deadlock: nobody can move any more, and somebody has not finished.")];
    case "halted":
      return [message("bad", `■ The system has halted (${outlook.condition}): nothing moves any more.`)];
    case "error":
      return [message("bad", `The model itself goes wrong here: ${outlook.message} [${outlook.code}]`)];
  }
}
