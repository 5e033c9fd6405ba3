import { layoutOf, type Model, type State } from "../../model";
import { type Batch, type Engine, mostSuccessors, type Tags } from "../engine";
import { type Findings, findingsFor } from "../findings";
import { Codec } from "./codec";
import { pack } from "./packing";
import { GeneratedProgram } from "./program";

type Expand = (
  states: Int32Array,
  base: number,
  first: number,
  last: number,
  words: Int32Array,
  parents: Int32Array,
  tags: Int32Array,
  room: number,
) => number;

/** Successors from JavaScript that is generated for the model, over states packed by bits. Agrees with the interpreter. */
export class CompiledEngine implements Engine {
  readonly wordsPerState: number;
  readonly maxSuccessors: number;
  readonly findings: Findings;
  readonly program: GeneratedProgram;
  private readonly codec: Codec;
  private readonly run: Expand;
  /** What `run` reports: the number of successors, and 1 where the model went wrong. */
  private readonly report = new Int32Array(2);

  /** With `tags`, batches have that of the alternative that leads to each successor. */
  constructor(model: Model, tags?: Tags) {
    const layout = layoutOf(model);
    const packing = pack(layout);
    this.wordsPerState = packing.words;
    this.maxSuccessors = mostSuccessors(model);
    this.findings = findingsFor(model);
    this.codec = new Codec(packing);
    this.program = new GeneratedProgram(model, layout, packing, this.findings, tags);
    // The text holds numbers and names made up by the compiler, nothing that a model's author wrote.
    // eslint-disable-next-line @typescript-eslint/no-implied-eval
    const make = new Function("M", "R", "V", "K", "Y", "failure", this.program.batches()) as (
      ...given: readonly unknown[]
    ) => Expand;
    const { recorded, fired, violatedAt } = this.findings;
    this.run = make(recorded, fired, violatedAt, this.program.tables, this.report, new Error("the model goes wrong"));
  }

  encode(state: State, into: Int32Array, at: number): void {
    this.codec.encode(state, into, at);
  }

  decode(words: Int32Array, at: number): State {
    return this.codec.decode(words, at);
  }

  expand(states: Int32Array, base: number, first: number, last: number, batch: Batch): number {
    const room = batch.capacity - this.maxSuccessors;
    const next = this.run(states, base, first, last, batch.words, batch.parents, batch.tags, room);
    batch.count = this.report[0] ?? 0;
    if (this.report[1] === 1) this.findings.errorAt = next;
    return next;
  }
}
