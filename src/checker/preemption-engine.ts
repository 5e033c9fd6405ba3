import type { State } from "../model";
import { type Batch, batchFor, type Engine } from "./engine";
import type { Findings } from "./findings";

/**
 * An engine without the transitions that would switch away from a process that can still go on, once this has happened
 * `bound` times. To leave a process that is blocked or has finished costs nothing.
 *
 * One more word in each state says whose step was the last one, and how many such switches there were. So a state of the
 * model may be found several times, and counts of states and transitions are those of the bounded search. A transition
 * that was left out is noted in `findings.cut`. Assertions, marks and deadlocks are judged on all transitions: those left
 * out are possible in the model too.
 */
export class PreemptionEngine implements Engine {
  readonly wordsPerState: number;
  readonly maxSuccessors: number;
  readonly findings: Findings;
  private readonly scheduleWord: number;
  /** The states of one batch without their last word, and all their successors. */
  private readonly plain: Int32Array;
  private readonly successors: Batch;

  /** The tags of `inner` have to say whose step leads to each successor. */
  constructor(
    private readonly inner: Engine,
    private readonly processes: number,
    private readonly bound: number,
  ) {
    this.scheduleWord = inner.wordsPerState;
    this.wordsPerState = inner.wordsPerState + 1;
    this.maxSuccessors = inner.maxSuccessors;
    this.findings = inner.findings;
    this.successors = batchFor(inner);
    this.plain = new Int32Array(this.successors.capacity * inner.wordsPerState);
  }

  encode(state: State, into: Int32Array, at: number): void {
    this.inner.encode(state, into, at);
    into[at + this.scheduleWord] = this.schedule(this.processes, 0);
  }

  decode(words: Int32Array, at: number): State {
    return this.inner.decode(words, at);
  }

  expand(states: Int32Array, base: number, first: number, last: number, batch: Batch): number {
    const end = Math.min(last, first + this.successors.capacity);
    for (let state = first; state < end; state += 1) {
      const at = (state - base) * this.wordsPerState;
      this.plain.set(states.subarray(at, at + this.scheduleWord), (state - first) * this.scheduleWord);
    }
    const next = this.inner.expand(this.plain, first, first, end, this.successors);
    batch.count = 0;
    for (let from = 0; from < this.successors.count; ) from = this.keep(states, base, from, batch);
    return next;
  }

  /** Keeps the successors of one state, from position `from` on, that the bound allows; gives the next position. */
  private keep(states: Int32Array, base: number, from: number, batch: Batch): number {
    const { parents, tags, count } = this.successors;
    const parent = parents[from] ?? 0;
    const word = states[(parent - base) * this.wordsPerState + this.scheduleWord] ?? 0;
    const lastProcess = word % (this.processes + 1);
    const switches = (word - lastProcess) / (this.processes + 1);
    let to = from;
    let canGoOn = false;
    for (; to < count && parents[to] === parent; to += 1) canGoOn ||= tags[to] === lastProcess;
    for (let position = from; position < to; position += 1) {
      const process = tags[position] ?? 0;
      const used = switches + (canGoOn && process !== lastProcess ? 1 : 0);
      if (used > this.bound) this.findings.cut[0] = 1;
      else this.add(position, parent, this.schedule(process, used), batch);
    }
    return to;
  }

  private add(position: number, parent: number, schedule: number, batch: Batch): void {
    const { scheduleWord, wordsPerState, successors } = this;
    const at = batch.count * wordsPerState;
    for (let word = 0; word < scheduleWord; word += 1) {
      batch.words[at + word] = successors.words[position * scheduleWord + word] ?? 0;
    }
    batch.words[at + scheduleWord] = schedule;
    batch.parents[batch.count] = parent;
    batch.tags[batch.count] = successors.tags[position] ?? 0;
    batch.count += 1;
  }

  /** Nobody has the number after the last process. */
  private schedule(process: number, switches: number): number {
    return switches * (this.processes + 1) + process;
  }
}
