import { spawn } from "node:child_process";
import { defaultMemoryLimit, modelHash } from "../checker";
import { Explorer } from "../explore";
import { Interpreter, ModelError } from "../model";
import { ruleMark } from "../policies";
import { escapeAll, escapeControls } from "../report";
import { stateSections } from "../states";
import { boundsOf } from "./bounds";
import type { ColorChoice } from "./color";
import { unplaced } from "./diagnostics";
import { EXIT, type ExitCode } from "./exit-code";
import { Searches } from "./explore-search";
import type { Answers } from "./explorer/answers";
import type { Question } from "./explorer/questions";
import { type ExplorerServer, startServer } from "./explorer/server";
import { newToken } from "./explorer/token";
import { failureOf } from "./failure";
import { type Input, nameOf } from "./inputs";
import { internalError } from "./internal-error";
import { loadPlugins, pluginBounds } from "./plugins";
import { type ReadSpec, readSpec } from "./read-spec";
import { refuse } from "./refuse";
import type { Terminal } from "./terminal";
import { UsageError } from "./usage-error";

/** The options of `gupcheck explore`, as they were given. */
export interface ExploreOptions {
  readonly plugin?: readonly string[];
  readonly port?: number;
  readonly open?: boolean;
  /** Seconds, and bytes, of each search. */
  readonly timeout: number;
  readonly memory?: number;
  readonly workers: number | "auto";
  readonly color: ColorChoice;
  readonly verbose?: boolean;
}

/**
 * `gupcheck explore`: serves a page on which the states of a spec can be walked by hand, until it is interrupted. That is
 * how it is meant to end, and nothing is cut by it, so it is no failure: exit 0.
 */
export async function explore(
  path: string,
  options: ExploreOptions,
  terminal: Terminal,
  version: string,
): Promise<ExitCode> {
  const input: Input = { path };
  const loaded = loadPlugins(options.plugin ?? []);
  const read = loaded.kind === "refused" ? loaded : await readSpec(input, () => terminal.input, loaded);
  if (read.kind === "refused") return refuse(read.diagnostics, options.color, terminal);
  let explorer: Explorer;
  try {
    explorer = explorerOf(read, version);
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    return refuse([unplaced(error.code, nameOf(input), error.message)], options.color, terminal);
  }
  const memoryBytes = options.memory ?? read.spec.limits.memoryBytes ?? defaultMemoryLimit();
  const searches = new Searches({
    explorer,
    newSearcher: terminal.newSearcher,
    limits: { seconds: options.timeout, memoryBytes },
    workers: options.workers,
  });
  const answer = answerer(explorer, searches);
  const onError = (error: unknown): void => {
    const { rendered } = internalError("internal/error", nameOf(input), failureOf(error), options.verbose === true);
    terminal.err.write(`${rendered}\n`);
  };
  const service = { answer: (question: Question) => escapeAll(answer(question)), onError };
  const server = await served(service, options.port).catch(async (error: unknown) => {
    await searches.end();
    throw error;
  });
  const interrupted = new Promise<void>((resolve) => {
    terminal.onInterrupt(resolve);
  });
  terminal.out.write(`${server.address}\n`);
  terminal.err.write(`${escapeControls(nameOf(input))} can be explored there; Ctrl-C ends it.\n`);
  if (options.open === true) openInBrowser(server.address, terminal);
  await interrupted;
  await server.close();
  await searches.end();
  return EXIT.ok;
}

function explorerOf({ input, spec, assembled, extensions }: ReadSpec, toolVersion: string): Explorer {
  const { title, description, source, assembly } = spec;
  return new Explorer({
    interpreter: new Interpreter(assembled.model),
    program: assembled.program,
    facts: {
      file: nameOf(input),
      title,
      ...(description === undefined ? {} : { description }),
      ...(source === undefined ? {} : { source }),
      bounds: [...boundsOf(assembly), ...pluginBounds(extensions)],
      toolVersion,
      modelHash: modelHash(assembled.model),
    },
    rules: new Map(assembly.rules.map(({ id }) => [ruleMark(id), id])),
    sections: stateSections,
  });
}

function answerer(explorer: Explorer, searches: Searches): (question: Question) => Answers[keyof Answers] {
  return (question) => {
    switch (question.kind) {
      case "overview":
        return explorer.overview();
      case "view":
        return explorer.view(question.path, question.at);
      case "wander":
        return { path: explorer.wander(question.path, question.steps, question.seed) };
      case "search":
        return { search: searches.begin(question.property, question.path) };
      case "search-state":
        return searches.state(question.search);
      case "cancel":
        searches.cancel(question.search);
        return {};
    }
  };
}

async function served(service: Parameters<typeof startServer>[0], port = 0): Promise<ExplorerServer> {
  try {
    return await startServer(service, newToken(), port);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EADDRINUSE") {
      throw new UsageError(`port ${String(port)} is taken; without --port a free one is found`);
    }
    if (code === "EACCES") throw new UsageError(`port ${String(port)} may not be used; try one from 1024 on`);
    throw error;
  }
}

/** A browser that does not open is no failure: the address was printed. */
function openInBrowser(address: string, terminal: Terminal): void {
  const program = process.platform === "darwin" ? "open" : "xdg-open";
  const child = spawn(program, [address], { stdio: "ignore", detached: true });
  child.on("error", () => void terminal.err.write(`No browser was opened: there is no ${program}.\n`));
  child.unref();
}
