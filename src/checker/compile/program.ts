import type { Layout, Model } from "../../model";
import type { Tags } from "../engine";
import type { Findings } from "../findings";
import { asTest, knownValue, literal } from "./code";
import { ExpressionCompiler } from "./expression";
import { Footprint } from "./footprint";
import { FunctionWriter } from "./function-writer";
import type { Packing } from "./packing";
import { readCell } from "./read-cell";
import { SleepPlan } from "./sleep-plan";
import { SleepWriter } from "./sleep-text";
import { StepCompiler } from "./step";

/** Generated JavaScript, and the constant tables that it reads as `K[i]`. */
export interface GeneratedProgram {
  readonly text: string;
  readonly tables: readonly Int32Array[];
  /** A value, or one on the way to it, may need more than 32 bits with a sign. */
  readonly isWide: boolean;
}

/** Whether all successors go into `O` and `B`, or each is offered to a function `keep`, which counts them in `total`. */
export type Destination = "batch" | "keep";

export interface ProgramOptions {
  /** What batches say of the alternative that leads to each successor. */
  readonly tags?: Tags | undefined;
  readonly destination?: Destination;
  /** With `keep`: the states for which there is a sleep word, see `sleep-text.ts`; 0 or nothing where there are none. */
  readonly sleepWords?: number;
}

/** What the generated code relies on; it throws `failure` where the model goes wrong. */
const RUNTIME = [
  "function fail(){throw failure;return 0}",
  "function some(x){if(x<0)throw failure;return x}",
  "function within(x,last){if(x<0||x>last)throw failure;return x}",
  "function range(x,min,max){if(x<min||x>max)throw failure;return x}",
];

/**
 * Writes the successor function of a model as JavaScript: one small function for each step (large ones would not be
 * optimised), one for each invariant, one that ties them together for a state, and `expand` for a row of states.
 *
 * Names in it: `S` the words of all states, `o` the first word of this one, `i` its number; `O` the words of successors,
 * `p` the position in it; `B` the parents of successors, `A` the tags of the alternatives that lead to them, where they
 * are asked for; `M` marks, `R` rules and `V` violations of the findings; `K`
 * constant tables; `Y` results of `expand`: the number of successors, and 1 where the model went wrong.
 *
 * With `keep` there is no `expand`, and the text is in the subset of JavaScript that `wasm/` translates.
 */
export function generate(
  model: Model,
  layout: Layout,
  packing: Packing,
  findings: Findings,
  { tags, destination = "batch", sleepWords = 0 }: ProgramOptions,
): GeneratedProgram {
  const expressions = new ExpressionCompiler(model, layout, packing);
  const plan = sleepWords > 0 ? new SleepPlan(model, () => new Footprint(packing.words)) : undefined;
  const sleep = plan && new SleepWriter(plan, expressions, sleepWords);
  const advance = (alternative: number): string =>
    destination === "keep" ? `p=keep(p,i,${String(alternative)});` : `p+=${String(packing.words)};`;
  const steps = new StepCompiler(model, expressions, findings, tags, advance, plan);
  const text = new ProgramWriter(model, expressions, steps, destination, plan, sleep).write();
  return { text, tables: expressions.tables, isWide: expressions.isWide };
}

class ProgramWriter {
  private readonly functions: string[] = [...RUNTIME];
  private readonly state = new FunctionWriter();

  constructor(
    private readonly model: Model,
    private readonly expressions: ExpressionCompiler,
    private readonly steps: StepCompiler,
    private readonly destination: Destination,
    private readonly plan: SleepPlan | undefined,
    private readonly sleep: SleepWriter | undefined,
  ) {}

  write(): string {
    this.marks();
    this.invariants();
    const halting = this.plan?.footprint();
    const halted = this.expressions.compile(this.model.halted, { ...this.state.scope(undefined), footprint: halting });
    if (knownValue(halted) !== 0) this.state.push(`if(${asTest(halted)})return p;`);
    this.state.push(`const before=${this.successors()};`);
    const { sleep } = this;
    if (sleep !== undefined) this.state.push(sleep.begin());
    this.model.processes.forEach((process, number) => {
      const bodies = process.steps.map((step) => this.steps.successors(number, step));
      if (!this.dispatcher("s", "S,o,i,O,p", "p=", number, bodies)) return;
      const call = `p=s${String(number)}(S,o,i,O,p);`;
      this.state.push(sleep?.visit(number, call) ?? call);
    });
    this.deadlock();
    if (sleep !== undefined && halting !== undefined) {
      this.state.push(sleep.end());
      this.functions.push(sleep.doze(halting));
    }
    this.functions.push(`function state(S,o,i,O,p){${this.state.body()}return p}`);
    if (this.destination === "batch") this.functions.push(this.expand(), "return expand;");
    return this.functions.join("\n");
  }

  private marks(): void {
    const body = this.steps.recordMarks(undefined, this.model.stateMarks);
    if (body !== undefined) {
      this.functions.push(`function m(S,o){${body}}`);
      this.state.push("m(S,o);");
    }
    this.model.processes.forEach((process, number) => {
      const bodies = process.steps.map((step) => this.steps.recordMarks(number, step.marks));
      if (this.dispatcher("m", "S,o", "", number, bodies)) this.state.push(`m${String(number)}(S,o);`);
    });
  }

  private invariants(): void {
    this.model.properties.forEach((property, at) => {
      if (property.kind !== "invariant") return;
      const writer = new FunctionWriter();
      const holds = this.expressions.compile(property.holds, writer.scope(undefined));
      if (knownValue(holds) === 1) return;
      const violated = `V[${String(at)}]`;
      writer.push(`if(!(${asTest(holds)})&&${violated}<0)${violated}=i;`);
      this.functions.push(`function v${String(at)}(S,o,i){${writer.body()}}`);
      this.state.push(`${holds.fails ? "" : `if(${violated}<0)`}v${String(at)}(S,o,i);`);
    });
  }

  /** A function for each step with a body, and one that calls that of the step at which the process stands. */
  private dispatcher(
    prefix: string,
    parameters: string,
    receive: string,
    process: number,
    bodies: readonly (string | undefined)[],
  ): boolean {
    const name = `${prefix}${String(process)}`;
    const cases = bodies.flatMap((body, step) => {
      if (body === undefined) return [];
      const own = `${name}_${String(step)}`;
      this.functions.push(`function ${own}(${parameters}){${body}}`);
      return [`case ${String(step)}:${receive}${own}(${parameters});break;`];
    });
    if (cases.length === 0) return false;
    const writer = new FunctionWriter();
    const label = readCell(this.expressions.labelGroup(process), literal(0), writer.scope(undefined));
    writer.push(`switch(${label.text}){${cases.join("")}}${receive === "" ? "" : "return p;"}`);
    this.functions.push(`function ${name}(${parameters}){${writer.body()}}`);
    return true;
  }

  private deadlock(): void {
    const unfinished = this.model.processes.flatMap(({ mustFinish }, process) => {
      if (!mustFinish) return [];
      const group = this.expressions.labelGroup(process);
      const label = readCell(group, literal(0), this.state.scope(undefined));
      return [`${label.text}!==${String(group.max)}`];
    });
    if (unfinished.length === 0) return;
    this.model.properties.forEach(({ kind }, at) => {
      if (kind !== "deadlock-free") return;
      const violated = `V[${String(at)}]`;
      this.state.push(`if(${this.successors()}===before&&${violated}<0&&(${unfinished.join("||")}))${violated}=i;`);
    });
  }

  /** What has grown once a state has had a successor. */
  private successors(): string {
    return this.destination === "keep" ? "total" : "p";
  }

  private expand(): string {
    const words = String(this.expressions.packing.words);
    return [
      "let A;function expand(S,base,first,last,O,B,tags,room){A=tags;let i=first,p=0,n=0;",
      `try{for(;i<last&&n<=room;i++){const q=state(S,(i-base)*${words},i,O,p);for(;p<q;p+=${words})B[n++]=i;}}`,
      "catch(e){if(e!==failure)throw e;Y[1]=1;}",
      "Y[0]=n;return i}",
    ].join("");
  }
}
