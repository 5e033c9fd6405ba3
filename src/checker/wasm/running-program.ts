import type { Findings } from "../findings";
import { type SharedMemory, webAssembly } from "./api";
import { type AssembledProgram, integersOf, LOG_ENTRY } from "./program";

/** What a program exports; `kernelText` defines it. */
interface Exports {
  expand(first: number, last: number, room: number, trusted: number): number;
  insert(known: number, mask: number): number;
  fill(first: number, last: number, mask: number, room: number): void;
  claim(known: number, mask: number, found: number, logged: number): void;
  rank(start: number, end: number): number;
  place(start: number, count: number, mask: number, number: number): void;
  refill(first: number, last: number, mask: number, room: number): void;
}

/** A program in its memory, for one member. States are numbered as in the store. */
export class RunningProgram {
  readonly memory: SharedMemory;
  /** Room of the log, in numbers. */
  readonly logLength: number;
  private readonly exports: Exports;
  private readonly results: Int32Array;
  private readonly recorded: Int32Array;
  private readonly fired: Int32Array;
  private readonly violatedAt: Int32Array;
  private readonly room: number;
  /** More than so many candidates never come out of one call of `expand`. */
  readonly candidates: number;

  /** `known`: the words of any state that is in the store. */
  constructor(
    program: AssembledProgram,
    private readonly findings: Findings,
    known: Int32Array,
  ) {
    const { module, memory, own, recent, candidates, maxSuccessors } = program;
    this.memory = memory;
    this.logLength = own.log.length;
    this.exports = new webAssembly.Instance(module, { host: { memory } }).exports as unknown as Exports;
    this.results = integersOf(memory, own.results);
    this.recorded = integersOf(memory, own.recorded);
    this.fired = integersOf(memory, own.fired);
    this.violatedAt = integersOf(memory, own.violatedAt);
    this.candidates = candidates;
    this.room = candidates - maxSuccessors;
    const words = integersOf(memory, recent);
    for (let at = 0; at < words.length; at += known.length) words.set(known, at);
  }

  /**
   * Explores states from `first` on, some of those before `last`; their successors become the candidates. Gives the first
   * one that was not explored, and the number of transitions. Undefined, and nothing noted, where the model goes wrong in
   * one of them. States from `trusted` on have a sleep word.
   */
  expand(
    first: number,
    last: number,
    trusted: number,
  ): { readonly next: number; readonly transitions: number } | undefined {
    const { findings } = this;
    this.recorded.set(findings.recorded);
    this.fired.set(findings.fired);
    this.violatedAt.set(findings.violatedAt);
    try {
      const next = this.exports.expand(first, last, this.room, trusted);
      findings.recorded.set(this.recorded);
      findings.fired.set(this.fired);
      findings.violatedAt.set(this.violatedAt);
      return { next, transitions: this.results[1] ?? 0 };
    } catch (error) {
      if (error instanceof Error && error.name === "RuntimeError") return undefined;
      throw error;
    }
  }

  /** Adds the candidates that are new behind the first `known` states, and gives the number of states then. */
  insert(known: number, positions: number): number {
    return this.exports.insert(known, positions - 1);
  }

  /** Enters the first `count` states into an empty table. */
  fill(count: number, positions: number): void {
    this.exports.fill(0, count, positions - 1, this.candidates);
  }

  /** Enters states from `first` on, up to the one before `last`, while other threads enter others. */
  refill(first: number, last: number, positions: number): void {
    this.exports.refill(first, last, positions - 1, this.candidates);
  }

  /** As in `RoundKernel`, with the candidates; `cursor` moves. */
  claim(known: number, positions: number, cursor: Int32Array): void {
    this.exports.claim(known, positions - 1, cursor[0] ?? 0, cursor[1] ?? 0);
    cursor[0] = this.results[2] ?? 0;
    cursor[1] = this.results[3] ?? 0;
  }

  /** As in `RoundKernel`. */
  rank(start: number, end: number): number {
    return this.exports.rank(start, end) / LOG_ENTRY;
  }

  /** As in `RoundKernel`. */
  place(start: number, count: number, positions: number, number: number): void {
    this.exports.place(start, count, positions - 1, number);
  }
}
