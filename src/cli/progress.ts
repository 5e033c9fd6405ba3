import type { Progress } from "../checker";
import type { OutputStream } from "./terminal";

const REWRITES_PER_SECOND = 4;
const SECONDS_BETWEEN_LINES = 10;

/** Says on standard error how far the search is: one line rewritten on a terminal, a line now and then elsewhere. */
export class ProgressLine {
  private shownAt: number | undefined;
  private visible = false;

  constructor(
    private readonly stream: OutputStream,
    private readonly quiet: boolean,
  ) {}

  show(what: string, { states, explored, depth, seconds, run }: Progress): void {
    if (this.quiet) return;
    const pause = this.stream.isTTY === true ? 1 / REWRITES_PER_SECOND : SECONDS_BETWEEN_LINES;
    if (this.shownAt === undefined && this.stream.isTTY !== true) this.shownAt = 0;
    if (this.shownAt !== undefined && seconds >= this.shownAt && seconds - this.shownAt < pause) return;
    this.shownAt = seconds;
    const doing = run === undefined ? `${String(states - explored)} to explore` : `random run ${String(run)}`;
    const text = `${what}: ${String(states)} states, ${doing}, depth ${String(depth)}, ${seconds.toFixed(0)} s`;
    if (this.stream.isTTY === true) {
      this.stream.write(`\r${text.slice(0, Math.max(0, (this.stream.columns ?? 80) - 1))}\x1b[K`);
      this.visible = true;
    } else {
      this.stream.write(`${text}\n`);
    }
  }

  /** Makes room for other text. The next search starts anew. */
  clear(): void {
    if (this.visible) this.stream.write("\r\x1b[K");
    this.visible = false;
    this.shownAt = undefined;
  }
}
