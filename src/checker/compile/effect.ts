import type { Assignment, Statement } from "../../model";
import { asNumber, asTest, type Code, clamp, knownValue, literal } from "./code";
import type { ExpressionCompiler } from "./expression";
import type { Footprint } from "./footprint";
import { type Group, maskOf, placeOf } from "./packing";
import { type Scope, withBinding } from "./scope";

/** Bits of a word that are known, but not yet written. */
interface Pending {
  clear: number;
  set: number;
}

/**
 * The statements of one alternative. The words of the state before it are `w0`, `w1`, …; those that it changes are
 * built up in `n0`, `n1`, …. Constant assignments to one word are gathered and written at once.
 */
export class EffectWriter {
  private readonly lines: string[] = [];
  private readonly touched = new Set<number>();
  private readonly pending = new Map<number, Pending>();

  constructor(
    private readonly expressions: ExpressionCompiler,
    private readonly temporary: () => string,
    private readonly footprint?: Footprint,
  ) {}

  /** Appends the code of statements that run in order, each seeing the effect of those before it. */
  run(statements: readonly Statement[], outer: Omit<Scope, "word" | "temporary">): void {
    const scope: Scope = { ...outer, word: (word) => this.read(word), temporary: this.temporary };
    for (const statement of statements) {
      switch (statement.kind) {
        case "assign":
          this.assign(statement, scope);
          break;
        case "if":
          this.branch(statement, scope);
          break;
        case "for-each":
          for (let at = 0; at < this.expressions.sizeOf(statement.set); at += 1) {
            this.run(statement.do, withBinding(scope, statement.bind, literal(at)));
          }
          break;
      }
    }
  }

  /** Writes a value into a cell known now. */
  set(group: Group, cell: number, value: Code): void {
    this.footprint?.write(group, cell, cell);
    const place = placeOf(group, cell);
    if (place === undefined) {
      if (value.fails) this.lines.push(`${asNumber(value)};`);
      return;
    }
    const known = knownValue(value);
    const mask = maskOf(group.bits) << place.shift;
    if (known === undefined) {
      const stored = `${less(asNumber(value), group.min)}<<${String(place.shift)}`;
      this.flush(place.word);
      this.write(place.word, `&${String(~mask)}|${stored}`);
    } else {
      this.touched.add(place.word);
      const pending = this.pending.get(place.word) ?? { clear: 0, set: 0 };
      pending.clear |= mask;
      pending.set = (pending.set & ~mask) | ((known - group.min) << place.shift);
      this.pending.set(place.word, pending);
    }
  }

  /** The code that computes the words, and then, for each word of a state, its text. */
  finish(words: number): { readonly text: string; readonly words: readonly string[] } {
    const final = Array.from({ length: words }, (_, word) => this.last(word));
    const declared = [...this.touched].sort((a, b) => a - b).map((word) => `n${String(word)}=w${String(word)}`);
    const head = declared.length === 0 ? "" : `let ${declared.join(",")};`;
    return { text: head + this.lines.join(""), words: final };
  }

  /** A word as it is now. */
  private read(word: number): string {
    this.flush(word);
    return this.touched.has(word) ? `n${String(word)}` : `w${String(word)}`;
  }

  private last(word: number): string {
    const pending = this.pending.get(word);
    this.pending.delete(word);
    if (!this.touched.has(word)) return `w${String(word)}`;
    return pending === undefined ? `n${String(word)}` : `n${String(word)}${bits(pending)}`;
  }

  private flush(word: number): void {
    const pending = this.pending.get(word);
    if (pending === undefined) return;
    this.pending.delete(word);
    this.write(word, bits(pending));
  }

  private flushAll(): void {
    for (const word of [...this.pending.keys()]) this.flush(word);
  }

  private write(word: number, change: string): void {
    this.touched.add(word);
    this.lines.push(`n${String(word)}=n${String(word)}${change};`);
  }

  private branch(statement: Extract<Statement, { kind: "if" }>, scope: Scope): void {
    const condition = this.expressions.compile(statement.condition, scope);
    const known = knownValue(condition);
    if (known !== undefined) {
      this.run(known === 0 ? statement.else : statement.then, scope);
      return;
    }
    this.flushAll();
    this.lines.push(`if(${asTest(condition)}){`);
    this.run(statement.then, scope);
    this.flushAll();
    this.lines.push("}else{");
    this.run(statement.else, scope);
    this.flushAll();
    this.lines.push("}");
  }

  private assign({ target, value }: Assignment, scope: Scope): void {
    if (target.kind === "local") {
      const group = this.expressions.localGroup(target.name, scope);
      this.set(group, 0, this.inRange(this.expressions.compile(value, scope), group));
      return;
    }
    if (this.expressions.isEmpty(target.name)) {
      this.lines.push("fail();");
      return;
    }
    const group = this.expressions.variableGroup(target.name);
    const cell = this.expressions.cell(target.name, target.at, scope);
    const stored = this.inRange(this.expressions.compile(value, scope), group);
    const known = knownValue(cell);
    if (known === undefined) this.setComputed(group, cell, stored);
    else this.set(group, known, stored);
  }

  private inRange(value: Code, { min, max }: Group): Code {
    if (value.min >= min && value.max <= max) return value;
    const text = `range(${asNumber(value)},${String(min)},${String(max)})`;
    return { text, boolean: false, min: clamp(value.min, min, max), max: clamp(value.max, min, max), fails: true };
  }

  /** Writes a value into a cell whose position is computed. */
  private setComputed(group: Group, cell: Code, value: Code): void {
    this.footprint?.write(group, cell.min, cell.max);
    const at = this.temporary();
    const stored = this.temporary();
    this.lines.push(`${at}=${asNumber(cell)};${stored}=${less(asNumber(value), group.min)};`);
    if (group.bits === 0) return;
    const mask = maskOf(group.bits);
    const runs = group.runs.filter(({ first, count }) => first + count > cell.min && first <= cell.max);
    for (const { word } of runs) {
      this.flush(word);
      this.touched.add(word);
    }
    runs.forEach(({ first, count, word, shift }, position) => {
      const by = this.temporary();
      const last = position === runs.length - 1;
      const guard = last ? "" : `if(${at}<${String(first + count)})`;
      const name = `n${String(word)}`;
      const change = `${name}=${name}&~(${String(mask)}<<${by})|${stored}<<${by};`;
      this.lines.push(`${guard}{${by}=${String(shift - first * group.bits)}+${at}*${String(group.bits)};${change}}`);
      if (!last) this.lines.push("else ");
    });
  }
}

function less(text: string, min: number): string {
  if (min === 0) return `(${text})`;
  return min < 0 ? `(${text}+${String(-min)})` : `(${text}-${String(min)})`;
}

function bits({ clear, set }: Pending): string {
  return `&${String(~clear)}|${String(set)}`;
}
