import { performance } from "node:perf_hooks";
import type { PoolCounts } from "./search-pool";
import type { OutputStream } from "./terminal";

const REWRITE_MS = 250;
const LINE_MS = 10_000;

/** Says on standard error how many searches were done: one line rewritten on a terminal, a line now and then elsewhere. */
export class AnalysisProgress {
  private shownAt = performance.now();
  private visible = false;
  private what = "";

  constructor(
    private readonly stream: OutputStream,
    private readonly quiet: boolean,
  ) {}

  /** What is being done, for the lines to come. */
  about(what: string): void {
    this.what = `${what}: `;
  }

  show({ searches, remembered, states }: PoolCounts): void {
    const now = performance.now();
    const isTerminal = this.stream.isTTY === true;
    if (this.quiet || now - this.shownAt < (isTerminal ? REWRITE_MS : LINE_MS)) return;
    this.shownAt = now;
    const text = `${this.what}${String(searches)} searches, ${String(remembered)} known already, ${String(states)} states`;
    if (isTerminal) {
      this.stream.write(`\r${text.slice(0, Math.max(0, (this.stream.columns ?? 80) - 1))}\x1b[K`);
      this.visible = true;
    } else this.stream.write(`${text}\n`);
  }

  /** Makes room for other text. */
  clear(): void {
    if (this.visible) this.stream.write("\r\x1b[K");
    this.visible = false;
  }
}
