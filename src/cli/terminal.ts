import type { Readable, Writable } from "node:stream";
import { EXIT, worst } from "./exit-code";
import { reasonOf } from "./output-file";
import type { Searcher } from "./searcher";

export type OutputStream = Writable & { readonly isTTY?: boolean; readonly columns?: number };

/** What commands may touch of the process. */
export interface Terminal {
  readonly input: Readable;
  readonly out: OutputStream;
  readonly err: OutputStream;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Calls `interrupt` when the user interrupts, once: a second interruption ends the process. Returns how to undo it. */
  readonly onInterrupt: (interrupt: () => void) => () => void;
  readonly newSearcher: () => Searcher;
}

/**
 * The terminal of this process. A reader that goes away (`gupcheck … | head`) is no error: what is written after that is
 * dropped. Where something cannot be written for another reason, such as a full disk, the process cannot exit as if all
 * had been said.
 */
export function processTerminal(): Terminal {
  let isLost = false;
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EPIPE" || isLost) return;
      isLost = true;
      process.once("exit", (code) => {
        process.exitCode = worst([EXIT.refused, ...Object.values(EXIT).filter((known) => known === code)]);
      });
      if (stream === process.stdout)
        process.stderr.write(`error: standard output: cannot be written: ${reasonOf(error)}\n`);
    });
  }
  return {
    // A getter, because looking at standard input opens it.
    get input() {
      return process.stdin;
    },
    out: process.stdout,
    err: process.stderr,
    env: process.env,
    onInterrupt: (interrupt) => {
      process.once("SIGINT", interrupt);
      return () => process.off("SIGINT", interrupt);
    },
    newSearcher: () => {
      const { ThreadSearcher } = require("./searcher") as typeof import("./searcher");
      return new ThreadSearcher();
    },
  };
}

const NARROWEST = 40;
/** Lines longer than this are hard to read and do not fit into mails. */
const WIDEST = 100;

/** The columns for text on a stream: as asked for, or what the terminal has within reason. */
export function widthFor(stream: OutputStream, asked: number | undefined): number {
  if (asked !== undefined) return asked;
  if (stream.isTTY !== true || stream.columns === undefined) return WIDEST;
  return Math.min(WIDEST, Math.max(NARROWEST, stream.columns));
}
