import { type Expr, type Model, type ModelAlternative, type ModelStep, visitExpr } from "../../model";
import type { Tags } from "../engine";
import type { Findings } from "../findings";
import { asTest, type Code, knownValue, literal, number } from "./code";
import { EffectWriter } from "./effect";
import type { ExpressionCompiler } from "./expression";
import { FunctionWriter } from "./function-writer";
import { type Scope, withBinding } from "./scope";
import type { SleepPlan } from "./sleep-plan";

/** A `choose` over a larger set becomes a loop. */
const LARGEST_UNROLLED = 32;

/**
 * Writes the functions of single steps. They take `S, o, i, O, p` (see `program.ts`) and give the new `p`. Each successor is
 * offered to `keep`, with the number of its alternative.
 */
export class StepCompiler {
  private readonly markNumber: ReadonlyMap<string, number>;
  private readonly ruleNumber: ReadonlyMap<string, number>;
  private readonly propertyNumber: ReadonlyMap<string, number>;

  constructor(
    private readonly model: Model,
    private readonly expressions: ExpressionCompiler,
    findings: Findings,
    private readonly tags: Tags | undefined,
    /** Told of every alternative; it gives them their numbers. */
    private readonly sleep: SleepPlan,
  ) {
    this.markNumber = new Map(findings.marks.map((mark, position) => [mark, position]));
    this.ruleNumber = new Map(findings.rules.map((rule, position) => [rule, position]));
    this.propertyNumber = new Map(model.properties.map(({ id }, position) => [id, position]));
  }

  /** The body that writes the successors through a step; undefined where it has no alternative. */
  successors(process: number, step: ModelStep): string | undefined {
    if (step.alternatives.length === 0) return undefined;
    const writer = new FunctionWriter();
    const label = this.model.processes[process]?.steps.indexOf(step) ?? 0;
    for (const alternative of step.alternatives) this.alternative(writer, process, label, alternative);
    writer.push("return p;");
    return writer.body();
  }

  /** The body that records marks, of a step at which a process stands or of a state; undefined without marks. */
  recordMarks(process: number | undefined, marks: ModelStep["marks"]): string | undefined {
    if (marks.length === 0) return undefined;
    const writer = new FunctionWriter();
    for (const mark of marks) this.mark(writer, mark, writer.scope(process));
    return writer.body();
  }

  /** Records a mark. A condition that cannot fail is not asked again once the mark is recorded. */
  private mark(writer: FunctionWriter, mark: ModelStep["marks"][number], scope: Scope): void {
    const when = this.expressions.compile(mark.when, scope);
    if (knownValue(when) === 0) return;
    const at = `M[${String(this.markNumber.get(mark.id) ?? 0)}]`;
    writer.push(when.fails ? `if(${asTest(when)})${at}=1;` : `if(${at}===0&&${asTest(when)})${at}=1;`);
  }

  private alternative(writer: FunctionWriter, process: number, label: number, alternative: ModelAlternative): void {
    const footprint = this.sleep.footprint();
    this.possible(writer, process, alternative, { ...writer.scope(process), footprint });
    this.sleep.enter(process, label, footprint);
  }

  private possible(writer: FunctionWriter, process: number, alternative: ModelAlternative, scope: Scope): void {
    const { choose, when } = alternative;
    if (choose === undefined) {
      const guard = this.expressions.compile(when, scope);
      this.guarded(writer, [guard], () => this.taken(writer, process, alternative, scope));
      return;
    }
    const size = this.expressions.sizeOf(choose.set);
    if (size === 0) return;
    if (size > LARGEST_UNROLLED) {
      const name = writer.temporary();
      writer.push(`for(${name}=0;${name}<${String(size)};${name}++){`);
      this.chosen(writer, process, alternative, withBinding(scope, choose.bind, number(name, 0, size - 1, false)));
      writer.push("}");
      return;
    }
    const each = (): void => {
      for (let at = 0; at < size; at += 1) {
        this.chosen(writer, process, alternative, withBinding(scope, choose.bind, literal(at)));
      }
    };
    // Asked once for all elements where that makes no difference: it does not speak of them, and nothing can fail.
    const outer = mentions(when, choose.bind) ? undefined : this.expressions.compile(when, scope);
    const probe = withBinding(scope, choose.bind, number(writer.temporary(), 0, size - 1, false));
    const where = this.expressions.compile(choose.where, probe);
    if (outer === undefined || outer.fails || where.fails) each();
    else this.guarded(writer, [outer], each);
  }

  /** An alternative whose `choose` is bound. */
  private chosen(writer: FunctionWriter, process: number, alternative: ModelAlternative, scope: Scope): void {
    const where = alternative.choose?.where;
    const conditions = where === undefined ? [alternative.when] : [where, alternative.when];
    this.guarded(
      writer,
      conditions.map((condition) => this.expressions.compile(condition, scope)),
      () => this.taken(writer, process, alternative, scope),
    );
  }

  private guarded(writer: FunctionWriter, conditions: readonly Code[], body: () => void): void {
    const asked = conditions.filter((condition) => knownValue(condition) !== 1);
    if (asked.some((condition) => knownValue(condition) === 0) && asked.every(({ fails }) => !fails)) return;
    writer.push(asked.length === 0 ? "{" : `if(${asked.map(asTest).join("&&")}){`);
    body();
    writer.push("}");
  }

  /** What is noted of an enabled alternative, and its successor. */
  private taken(writer: FunctionWriter, process: number, alternative: ModelAlternative, scope: Scope): void {
    if (alternative.rule !== undefined) {
      writer.push(`R[${String(this.ruleNumber.get(alternative.rule) ?? 0)}]=1;`);
    }
    for (const { property, require } of alternative.assertions) {
      const kept = this.expressions.compile(require, scope);
      if (knownValue(kept) === 1) continue;
      const at = `V[${String(this.propertyNumber.get(property) ?? 0)}]`;
      writer.push(kept.fails ? `if(!(${asTest(kept)})&&${at}<0)${at}=i;` : `if(${at}<0&&!(${asTest(kept)}))${at}=i;`);
    }
    for (const mark of alternative.marks) this.mark(writer, mark, scope);
    const effect = new EffectWriter(this.expressions, writer.temporary, scope.footprint);
    effect.run(alternative.do, scope);
    const label = this.model.processes[process]?.steps.findIndex((step) => step.label === alternative.next) ?? 0;
    const group = this.expressions.labelGroup(process);
    effect.set(group, 0, literal(label < 0 ? group.max : label));
    const words = this.expressions.packing.words;
    const { text, words: values } = effect.finish(words);
    for (let word = 0; word < words; word += 1) writer.word(word);
    const tag = this.tags === undefined ? "" : `A[p/${String(words)}|0]=${String(this.tags.get(alternative) ?? 0)};`;
    const stores = values.map((value, word) => `O[p+${String(word)}]=${value};`).join("");
    writer.push(`${text}${tag}${stores}p=keep(p,i,${String(this.sleep.next)});`);
  }
}

function mentions(expr: Expr, name: string): boolean {
  let found = false;
  visitExpr(expr, (inner) => {
    found ||= inner.kind === "local" && inner.name === name;
  });
  return found;
}
