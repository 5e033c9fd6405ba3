import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable, Writable } from "node:stream";
import { runCommandLine } from "../../src/cli/main";
import { search } from "../../src/cli/search";
import type { SearchEnd, SearchRequest } from "../../src/cli/search-protocol";
import type { Searcher } from "../../src/cli/searcher";

const root = join(__dirname, "..", "..");

export interface Finished {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Searches in this thread: starting another one takes long. */
export class DirectSearcher implements Searcher {
  isStopped = false;

  stop(): void {
    this.isStopped = true;
  }

  search(
    request: SearchRequest,
    _onProgress: unknown,
    onCheckpointFailure: (message: string) => void = () => undefined,
  ): Promise<SearchEnd> {
    return search(request, { onProgress: () => undefined, isInterrupted: () => this.isStopped, onCheckpointFailure });
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

/** Runs a command line in this process, with a terminal of its own: no colours unless asked for. */
export async function gupcheck(
  args: readonly string[],
  {
    stdin = "",
    env = {},
    onWrite,
  }: {
    readonly stdin?: string;
    readonly env?: Readonly<Record<string, string>>;
    /** Called with all that was written so far, and with what interrupts as Ctrl-C does. */
    readonly onWrite?: (written: Omit<Finished, "code">, interrupt: () => void) => void;
  } = {},
): Promise<Finished> {
  let [out, err] = ["", ""];
  const interrupts = new Set<() => void>();
  const interrupt = (): void => {
    for (const each of interrupts) each();
  };
  const stream = (add: (text: string) => void): Writable =>
    new Writable({
      decodeStrings: false,
      write: (text: string, _encoding, done) => {
        add(text);
        done();
        onWrite?.({ out, err }, interrupt);
      },
    });
  const code = await runCommandLine(["node", "gupcheck", ...args], {
    input: Readable.from([Buffer.from(stdin)]),
    out: stream((text) => {
      out += text;
    }),
    err: stream((text) => {
      err += text;
    }),
    env,
    onInterrupt: (each) => {
      interrupts.add(each);
      return () => interrupts.delete(each);
    },
    newSearcher: () => new DirectSearcher(),
  });
  return { code, out, err };
}

export interface Start {
  readonly stdin?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** Called with what was written to standard error so far. */
  readonly onErr?: (child: ChildProcess, err: string) => void;
  /** Close standard output after the first bytes, as `head` does. */
  readonly closeOut?: boolean;
}

/** Runs `bin/gupcheck.ts` as a process, to its end. */
export function gupcheckProcess(args: readonly string[], start: Start = {}): Promise<Finished> {
  const { FORCE_COLOR: _force, NO_COLOR: _no, ...inherited } = process.env;
  const child = spawn(
    process.execPath,
    ["-r", require.resolve("ts-node/register/transpile-only"), join(root, "bin", "gupcheck.ts"), ...args],
    { cwd: start.cwd ?? root, env: { ...inherited, TS_NODE_PROJECT: join(root, "tsconfig.json"), ...start.env } },
  );
  let [out, err] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    out += text;
    if (start.closeOut === true) child.stdout.destroy();
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    err += text;
    start.onErr?.(child, err);
  });
  child.stdin.on("error", () => undefined);
  child.stdin.end(start.stdin ?? "");
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, out, err }));
  });
}

/** A folder with files in it, gone when the test is over. */
export function folderWith(files: Readonly<Record<string, string>>, after: (clean: () => void) => void): string {
  const folder = mkdtempSync(join(tmpdir(), "gupcheck-"));
  after(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

/** Does something in another working folder. Tests of one file run one after the other, so nobody else is there. */
export async function inFolder<T>(folder: string, body: () => Promise<T>): Promise<T> {
  const before = process.cwd();
  process.chdir(folder);
  try {
    return await body();
  } finally {
    process.chdir(before);
  }
}
