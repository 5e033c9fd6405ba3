import { displayWidth } from "../text/width";
import type { TraceReport } from "../trace";

/** Pixels: a character of the 12-pixel monospaced font is at most so wide, a line so high. */
export const CHARACTER = 7.3;
export const LINE = 16;
export const MARGIN = 24;
const GAP = 20;
const NARROWEST = 26;
const WIDEST = 44;

/** Where an actor that moves has its column, in pixels. */
export interface Column {
  readonly actor: string;
  readonly doc: string;
  readonly x: number;
  readonly width: number;
}

/** The columns of the actors that move, each as wide as what its actor does asks for, within reason. */
export function columnsOf({ actors, steps }: TraceReport): readonly Column[] {
  let x = MARGIN;
  return actors
    .filter(({ name }) => steps.some(({ actor }) => actor === name))
    .map(({ name, doc }) => {
      const own = steps.filter(({ actor }) => actor === name);
      const needs = own.map(({ text }) => displayWidth(text) + 6);
      const characters = Math.min(WIDEST, Math.max(NARROWEST, displayWidth(name), ...needs));
      const column = { actor: name, doc, x, width: Math.ceil(characters * CHARACTER) + 16 };
      x += column.width + GAP;
      return column;
    });
}
