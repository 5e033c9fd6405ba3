import { relative } from "node:path";
import { Writable } from "node:stream";
import { forgetPlugins, ownedFiles } from "../../plugin";
import { escapeControls } from "../../report";
import { EXIT, type ExitCode } from "../exit-docs";
import { failureOf } from "../failure";
import type { OutputStream, Terminal } from "../terminal";
import { UsageError } from "../usage-error";
import { FileWatch } from "./file-watch";

/** Changes that come within so many milliseconds are one. */
const QUIET = 100;

/** Runs once, on a terminal; says first which files and folders it is going to read. */
export type RunOnce = (terminal: Terminal, reads: (paths: readonly string[]) => void) => Promise<ExitCode>;

/**
 * Runs again and again: whenever something that the last run read has changed. A run that is overtaken by a change is cut
 * short and not heard of again. Ends by an interruption only: 130.
 */
export async function watchAndRun(runOnce: RunOnce, terminal: Terminal): Promise<ExitCode> {
  let isOver = false;
  let wake = (): void => undefined;
  const ignore = terminal.onInterrupt(() => {
    isOver = true;
    wake();
  });
  const say = (text: string): void => void terminal.err.write(`${escapeControls(text)}\n`);
  let last: FileWatch | undefined;
  try {
    while (!isInterrupted()) {
      const round = new Round(terminal);
      const files = new FileWatch((path) => round.changed(path));
      wake = () => round.wake();
      await oneRun(runOnce, round, files, say, () => last?.close());
      last = files;
      if (isInterrupted()) break;
      if (!round.isOvertaken) say("watching; Ctrl-C ends it");
      const path = await round.change();
      if (isInterrupted()) break;
      forgetPlugins();
      terminal.err.write(`\n${separator(`${relative(".", path) || path} has changed`)}\n\n`);
    }
  } finally {
    ignore();
    last?.close();
  }
  return EXIT.interrupted;

  function isInterrupted(): boolean {
    return isOver;
  }
}

const separator = (text: string): string => `== ${escapeControls(text)} `.padEnd(80, "=");

async function oneRun(
  runOnce: RunOnce,
  round: Round,
  files: FileWatch,
  say: (text: string) => void,
  armed: () => void,
): Promise<void> {
  try {
    await runOnce(round.terminal, (paths) => {
      files.add(paths);
      armed();
    });
    files.add([...ownedFiles()]);
  } catch (error) {
    if (error instanceof UsageError) say(`error: ${error.message}`);
    else if (failureOf(error).message.includes("ENOSPC") || failureOf(error).message.includes("EMFILE")) {
      throw new UsageError("the system does not allow so many files to be watched: see fs.inotify.max_user_watches");
    } else throw error;
  }
}

/** One run and the wait after it. */
class Round {
  /** Something has changed before the run was over: nothing more is heard of it. */
  isOvertaken = false;
  readonly terminal: Terminal;
  private stop: (() => void) | undefined;
  private path: string | undefined;
  private settle: (() => void) | undefined;
  private timer: NodeJS.Timeout | undefined;

  constructor(real: Terminal) {
    const isMuted = (): boolean => this.isOvertaken;
    this.terminal = {
      get input() {
        return real.input;
      },
      out: mutable(real.out, isMuted),
      err: mutable(real.err, isMuted),
      env: real.env,
      onInterrupt: (interrupt) => {
        this.stop = interrupt;
        const undo = real.onInterrupt(interrupt);
        return () => {
          this.stop = undefined;
          undo();
        };
      },
      newSearcher: real.newSearcher,
    };
  }

  changed(path: string): void {
    this.path = path;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      if (this.stop !== undefined) this.isOvertaken = true;
      this.stop?.();
      this.isSettled = true;
      this.settle?.();
    }, QUIET);
  }

  private isSettled = false;

  /** The path of something that has changed, once nothing more does. */
  async change(): Promise<string> {
    if (!this.isSettled) await new Promise<void>((resolve) => (this.settle = resolve));
    return this.path ?? "";
  }

  wake(): void {
    clearTimeout(this.timer);
    this.isSettled = true;
    this.settle?.();
  }
}

/** The same stream, until it is to be silent. */
function mutable(stream: OutputStream, isMuted: () => boolean): OutputStream {
  const wrapped = new Writable({
    decodeStrings: false,
    write: (chunk: string, _encoding, done) => {
      if (isMuted()) done();
      else stream.write(chunk, () => done());
    },
  });
  return Object.assign(wrapped, {
    ...(stream.isTTY === undefined ? {} : { isTTY: stream.isTTY }),
    ...(stream.columns === undefined ? {} : { columns: stream.columns }),
  });
}
