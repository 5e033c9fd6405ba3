import { Interpreter, type Model, ModelError, type State } from "../../model";
import { type Batch, type Engine, mostSuccessors, type Tags } from "../engine";
import { type Findings, findingsFor, NOWHERE } from "../findings";

/** The reference interpreter as a source of successors: one word for each slot of the layout. Slow. */
export class InterpreterEngine implements Engine {
  readonly wordsPerState: number;
  readonly maxSuccessors: number;
  readonly findings: Findings;
  private readonly interpreter: Interpreter;
  private readonly markNumber: ReadonlyMap<string, number>;
  private readonly propertyNumber: ReadonlyMap<string, number>;

  /** With `tags`, batches have that of the alternative that leads to each successor. */
  constructor(
    private readonly model: Model,
    private readonly tags?: Tags,
  ) {
    this.interpreter = new Interpreter(model);
    this.wordsPerState = this.interpreter.layout.slots.length;
    this.maxSuccessors = mostSuccessors(model);
    this.findings = findingsFor(model);
    this.markNumber = new Map(this.findings.marks.map((mark, number) => [mark, number]));
    this.propertyNumber = new Map(model.properties.map((property, number) => [property.id, number]));
  }

  encode(state: State, into: Int32Array, at: number): void {
    into.set(state, at);
  }

  decode(words: Int32Array, at: number): State {
    return Array.from(words.subarray(at, at + this.wordsPerState));
  }

  expand(states: Int32Array, base: number, first: number, last: number, batch: Batch): number {
    batch.count = 0;
    for (let number = first; number < last; number += 1) {
      if (batch.count + this.maxSuccessors > batch.capacity) return number;
      const before = batch.count;
      try {
        this.explore(this.decode(states, (number - base) * this.wordsPerState), number, batch);
      } catch (error) {
        if (!(error instanceof ModelError)) throw error;
        batch.count = before;
        this.findings.errorAt = number;
        return number;
      }
    }
    return last;
  }

  private explore(state: State, number: number, batch: Batch): void {
    this.record(this.interpreter.stateMarks(state));
    for (const property of this.model.properties) {
      if (property.kind === "invariant" && !this.interpreter.holds(property.holds, state)) {
        this.violate(property.id, number);
      }
    }
    const transitions = this.interpreter.transitions(state);
    for (const transition of transitions) {
      this.record(transition.marks);
      for (const property of transition.violated) this.violate(property, number);
      const step = this.model.processes[transition.process]?.steps[transition.step];
      const alternative = step?.alternatives[transition.alternative];
      const rule = alternative?.rule;
      if (rule !== undefined) this.findings.fired[this.findings.rules.indexOf(rule)] = 1;
      this.encode(transition.target, batch.words, batch.count * this.wordsPerState);
      batch.parents[batch.count] = number;
      batch.tags[batch.count] = (alternative === undefined ? undefined : this.tags?.get(alternative)) ?? 0;
      batch.count += 1;
    }
    if (transitions.length === 0 && !this.interpreter.isHalted(state) && !this.interpreter.isTermination(state)) {
      for (const property of this.model.properties) {
        if (property.kind === "deadlock-free") this.violate(property.id, number);
      }
    }
  }

  private record(marks: readonly string[]): void {
    for (const mark of marks) this.findings.recorded[this.markNumber.get(mark) ?? 0] = 1;
  }

  private violate(property: string, state: number): void {
    const number = this.propertyNumber.get(property) ?? 0;
    if (this.findings.violatedAt[number] === NOWHERE) this.findings.violatedAt[number] = state;
  }
}
