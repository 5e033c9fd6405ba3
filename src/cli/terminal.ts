import type { Writable } from "node:stream";

/** What a command may touch of the process. */
export interface Terminal {
  readonly out: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  readonly err: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  readonly env: Readonly<Record<string, string | undefined>>;
}

/**
 * The terminal of this process. A reader that goes away (`gupcheck … | head`) is no error: what is written after that is
 * dropped.
 */
export function processTerminal(): Terminal {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EPIPE") throw error;
    });
  }
  return { out: process.stdout, err: process.stderr, env: process.env };
}

const NARROWEST = 40;
/** Lines longer than this are hard to read and do not fit into mails. */
const WIDEST = 100;

/** The columns for text on a stream: as asked for, or what the terminal has within reason. */
export function widthFor(stream: Terminal["out"], asked: number | undefined): number {
  if (asked !== undefined) return asked;
  if (stream.isTTY !== true || stream.columns === undefined) return WIDEST;
  return Math.min(WIDEST, Math.max(NARROWEST, stream.columns));
}
