import type { Layout, Model } from "../../model";
import type { Tags } from "../engine";
import type { Findings } from "../findings";
import { asTest, knownValue, literal } from "./code";
import { ExpressionCompiler } from "./expression";
import type { Footprint } from "./footprint";
import { FunctionWriter } from "./function-writer";
import type { Packing } from "./packing";
import { readCell } from "./read-cell";
import { SleepPlan } from "./sleep-plan";
import { SleepWriter } from "./sleep-writer";
import { StepCompiler } from "./step";

/** What a batch of successors goes on with, in place of what offers one to `keep`. */
const OFFER = /p=keep\(p,i,\d+\);/g;

/** What the generated code relies on; it throws `failure` where the model goes wrong. */
const RUNTIME = [
  "function fail(){throw failure;return 0}",
  "function some(x){if(x<0)throw failure;return x}",
  "function within(x,last){if(x<0||x>last)throw failure;return x}",
  "function range(x,min,max){if(x<min||x>max)throw failure;return x}",
];

/**
 * The successor function of a model as JavaScript: one small function for each step (large ones would not be
 * optimised), one for each invariant, and one that ties them together for a state.
 *
 * Names in it: `S` the words of all states, `o` the first word of this one, `i` its number; `O` the words of successors,
 * `p` the position in it; `B` the parents of successors, `A` the tags of the alternatives that lead to them, where they
 * are asked for; `M` marks, `R` rules and `V` violations of the findings; `K` constant tables, `tables` here; `Y` results
 * of `expand`.
 */
export class GeneratedProgram {
  private readonly functions: string[] = [...RUNTIME];
  private readonly expressions: ExpressionCompiler;
  private readonly plan: SleepPlan;
  private readonly steps: StepCompiler;
  /** Calls that note what is to be said of a state itself. */
  private readonly notes: string[] = [];
  /** The processes that have steps. */
  private readonly moving: number[] = [];

  /** The function that writes sleep words; made once, since it has tables. */
  private doze: string | undefined;

  /** `tags`: what batches say of the alternative that leads to each successor. */
  constructor(
    private readonly model: Model,
    layout: Layout,
    packing: Packing,
    findings: Findings,
    tags?: Tags,
  ) {
    this.expressions = new ExpressionCompiler(model, layout, packing);
    this.plan = new SleepPlan(model, packing.words);
    this.steps = new StepCompiler(model, this.expressions, findings, tags, this.plan);
    this.marks();
    this.invariants();
    model.processes.forEach((process, number) => {
      const bodies = process.steps.map((step) => this.steps.successors(number, step));
      if (this.dispatcher("s", "S,o,i,O,p", "p=", number, bodies)) this.moving.push(number);
    });
  }

  get tables(): readonly Int32Array[] {
    return this.expressions.tables;
  }

  /** A value, or one on the way to it, may need more than 32 bits with a sign. */
  get isWide(): boolean {
    return this.expressions.isWide;
  }

  /**
   * The body of a function that gives `expand`, which explores a row of states: all successors go into `O`, and their
   * parents into `B`. In `Y` it leaves the number of successors, and 1 where the model went wrong.
   */
  batches(): string {
    const words = String(this.expressions.packing.words);
    const state = this.state("p");
    return [...this.functions, state, expandCode(words), "return expand;"].join("\n").replace(OFFER, `p+=${words};`);
  }

  /**
   * Functions in the subset of JavaScript that `wasm/` translates: `state` offers each successor to a function `keep`,
   * which counts them in `total`. `sleepWords`: the states for which there is a sleep word, see `sleep-writer.ts`; 0 where
   * there are none.
   */
  offers(sleepWords: number): string {
    if (sleepWords === 0) return [...this.functions, this.state("total")].join("\n");
    const sleep = new SleepWriter(this.plan, this.expressions, sleepWords);
    const halting = this.plan.footprint();
    const state = this.state("total", sleep, halting);
    this.doze ??= sleep.doze(halting);
    return [...this.functions, this.doze, state].join("\n");
  }

  /**
   * The function of a state: `successors` has grown once it has had one. With `sleep`, who sleeps is not asked; `halting`
   * becomes the footprint of the condition under which nothing moves any more.
   */
  private state(successors: string, sleep?: SleepWriter, halting?: Footprint): string {
    const writer = new FunctionWriter();
    for (const note of this.notes) writer.push(note);
    const halted = this.expressions.compile(this.model.halted, { ...writer.scope(undefined), footprint: halting });
    if (knownValue(halted) !== 0) writer.push(`if(${asTest(halted)})return p;`);
    writer.push(`const before=${successors};${sleep?.begin() ?? ""}`);
    for (const process of this.moving) {
      const call = `p=s${String(process)}(S,o,i,O,p);`;
      writer.push(sleep?.visit(process, call) ?? call);
    }
    this.deadlock(writer, `${successors}===before`);
    writer.push(sleep?.end() ?? "");
    return `function state(S,o,i,O,p){${writer.body()}return p}`;
  }

  private marks(): void {
    const body = this.steps.recordMarks(undefined, this.model.stateMarks);
    if (body !== undefined) {
      this.functions.push(`function m(S,o){${body}}`);
      this.notes.push("m(S,o);");
    }
    this.model.processes.forEach((process, number) => {
      const bodies = process.steps.map((step) => this.steps.recordMarks(number, step.marks));
      if (this.dispatcher("m", "S,o", "", number, bodies)) this.notes.push(`m${String(number)}(S,o);`);
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
      this.notes.push(`${holds.fails ? "" : `if(${violated}<0)`}v${String(at)}(S,o,i);`);
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

  private deadlock(writer: FunctionWriter, isStuck: string): void {
    const unfinished = this.model.processes.flatMap(({ mustFinish }, process) => {
      if (!mustFinish) return [];
      const group = this.expressions.labelGroup(process);
      const label = readCell(group, literal(0), writer.scope(undefined));
      return [`${label.text}!==${String(group.max)}`];
    });
    if (unfinished.length === 0) return;
    this.model.properties.forEach(({ kind }, at) => {
      if (kind !== "deadlock-free") return;
      const violated = `V[${String(at)}]`;
      writer.push(`if(${isStuck}&&${violated}<0&&(${unfinished.join("||")}))${violated}=i;`);
    });
  }
}

function expandCode(words: string): string {
  return [
    "let A;function expand(S,base,first,last,O,B,tags,room){A=tags;let i=first,p=0,n=0;",
    `try{for(;i<last&&n<=room;i++){const q=state(S,(i-base)*${words},i,O,p);for(;p<q;p+=${words})B[n++]=i;}}`,
    "catch(e){if(e!==failure)throw e;Y[1]=1;}",
    "Y[0]=n;return i}",
  ].join("");
}
