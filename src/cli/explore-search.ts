import type { CheckResult, Limits } from "../checker";
import type { Explorer, Path } from "../explore";
import { holdsBecause, limitText } from "../report";
import type { SearchState } from "./explorer/answers";
import type { SearchEnd } from "./search-protocol";
import type { Searcher } from "./searcher";

/** How searches are made and bounded. */
export interface SearchSetup {
  readonly explorer: Explorer;
  readonly newSearcher: () => Searcher;
  readonly limits: Limits;
  readonly workers: number | "auto";
}

interface Running {
  readonly number: number;
  /** None where there is nothing to search for. */
  readonly searcher: Searcher | undefined;
  state: SearchState;
}

/**
 * Searches for violations, in a thread of its own, one at a time: a new search ends the one before it. The thread is there
 * from the beginning on, and as long as no search has to be ended.
 */
export class Searches {
  private current: Running | undefined;
  private idle: Searcher | undefined;
  private count = 0;

  constructor(private readonly setup: SearchSetup) {
    this.idle = setup.newSearcher();
  }

  /** Begins to look for a violation of a property, by its number, and gives the number of the search. */
  begin(property: number, path: Path | undefined): number {
    const { explorer, newSearcher, limits, workers } = this.setup;
    const sought = explorer.sought(property, path);
    this.endCurrent();
    this.count += 1;
    const number = this.count;
    if (sought === undefined) {
      this.current = {
        number,
        searcher: undefined,
        state: { kind: "failed", message: "there is no such property" },
      };
      return number;
    }
    const searcher = this.idle ?? newSearcher();
    const running: Running = { number, searcher, state: { kind: "running", states: 0, depth: 0, seconds: 0 } };
    this.current = running;
    this.idle = undefined;
    const request = {
      ...{ model: sought.model, until: sought.id, limits },
      engine: "compiled" as const,
      method: { workers, order: "breadth-first" as const, store: "exact" as const },
    };
    searcher
      .search(request, ({ states, depth, seconds }) => {
        running.state = { kind: "running", states, depth, seconds };
      })
      .then((end) => stateOf(end, sought.id, path, explorer))
      .catch((error: unknown): SearchState => ({ kind: "failed", message: String(error) }))
      .then((state) => {
        running.state = state;
        if (this.current === running && !searcher.isStopped) this.idle = searcher;
        else void searcher.close();
      })
      .catch(() => undefined);
    return number;
  }

  state(search: number): SearchState {
    return this.current?.number === search ? this.current.state : { kind: "gone" };
  }

  /** Ends a search at the next occasion; it answers with what it has. */
  cancel(search: number): void {
    if (this.current?.number === search) this.current.searcher?.stop();
  }

  /** Ends whatever is going on, and the thread. */
  async end(): Promise<void> {
    this.endCurrent();
    await this.idle?.close();
    this.idle = undefined;
  }

  private endCurrent(): void {
    const { current } = this;
    this.current = undefined;
    if (current?.searcher === undefined || current.searcher === this.idle) return;
    current.searcher.stop();
    void current.searcher.close();
  }
}

function stateOf(end: SearchEnd, id: string, path: Path | undefined, explorer: Explorer): SearchState {
  switch (end.kind) {
    case "result":
      return resultState(end.result, id, path, explorer);
    case "model-error": {
      const { message, trace } = end.result;
      return { kind: "model-error", message, path: explorer.pathOf(trace, path) };
    }
    case "too-wide":
    case "checkpoint-refused":
      return { kind: "failed", message: end.message };
    case "disagreement":
    case "failure":
      return { kind: "failed", message: end.failure.message };
  }
}

function resultState(
  { properties, limit, states, depth }: CheckResult,
  id: string,
  path: Path | undefined,
  explorer: Explorer,
): SearchState {
  const result = properties.find((property) => property.id === id);
  if (result === undefined) return { kind: "failed", message: "the search has not judged the property" };
  switch (result.verdict) {
    case "violated": {
      const found = explorer.found(result, path);
      if (found !== undefined) return { kind: "found", found };
      return { kind: "failed", message: "the reference interpreter does not confirm what the search has found" };
    }
    case "holds":
    case "vacuous": {
      const { missing, fairness } = result;
      return { kind: "absent", states, missing, ...(fairness === undefined ? {} : { as: holdsBecause(fairness) }) };
    }
    case "inconclusive": {
      const why = result.limit ?? limit;
      return { kind: "open", why: why === undefined ? "not complete" : limitText(why), states, depth };
    }
  }
}
