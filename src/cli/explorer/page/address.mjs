/** @import { Path, PathMove } from "../../../explore" */

/**
 * A place: a path, and how many of its steps were taken. `model` is the short name of the model that it is about.
 *
 * @typedef {{ readonly path: Path, readonly at: number, readonly model: string | undefined }} Place
 */

/**
 * A place as the part of an address after "#": `m=0123abcd&s=0&p=0.1-2.0-0-1&at=2`, with process, alternative and chosen
 * element of each step, the last two left out where they are 0 and none.
 *
 * @param {Place} place
 */
export function fragmentOf({ path, at, model }) {
  const { initial, moves } = path;
  return [
    ...(model === undefined ? [] : [`m=${model}`]),
    `s=${String(initial)}`,
    ...(moves.length === 0 ? [] : [`p=${moves.map(moveText).join(".")}`]),
    ...(at === moves.length ? [] : [`at=${String(at)}`]),
  ].join("&");
}

/** @param {PathMove} move */
function moveText({ process, alternative, binding }) {
  const parts = binding === undefined ? (alternative === 0 ? [] : [alternative]) : [alternative, binding];
  return [process, ...parts].join("-");
}

/**
 * The place that a part of an address names; what cannot be read is left out.
 *
 * @param {string} fragment
 * @returns {Place}
 */
export function placeOf(fragment) {
  const given = new URLSearchParams(fragment.replace(/^#/, ""));
  const moves = (given.get("p") ?? "").split(".").flatMap(moveOf);
  const at = numberOf(given.get("at"));
  return {
    path: { initial: numberOf(given.get("s")) ?? 0, moves },
    at: at === undefined ? moves.length : Math.min(at, moves.length),
    model: given.get("m") ?? undefined,
  };
}

/** @param {string} text @returns {readonly PathMove[]} */
function moveOf(text) {
  const [, process, alternative, binding] = /^(\d{1,6})(?:-(\d{1,6})(?:-(\d{1,6}))?)?$/.exec(text) ?? [];
  if (process === undefined) return [];
  return [
    {
      process: Number(process),
      alternative: Number(alternative ?? 0),
      ...(binding === undefined ? {} : { binding: Number(binding) }),
    },
  ];
}

/** @param {string | null} text */
function numberOf(text) {
  return text !== null && /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}
