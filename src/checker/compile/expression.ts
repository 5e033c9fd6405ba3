import { type Expr, initialCells, type Layout, type Model, NONE, shapeOf } from "../../model";
import { asNumber, asTest, type Code, clamp, knownValue, literal, number, truth, truthValue } from "./code";
import { comparison, junction, negation } from "./combine";
import type { Group, Packing } from "./packing";
import { readCell } from "./read-cell";
import { type Scope, withBinding } from "./scope";

/** Quantifiers over larger sets become loops. */
const LARGEST_UNROLLED = 32;
const SMALLEST = -(2 ** 31);
const LARGEST = 2 ** 31 - 1;

/** Turns expressions into JavaScript over packed words. Generated code may use the names of `Runtime`. */
export class ExpressionCompiler {
  /** Constant tables that are read at a computed position; in the code, `K[i]`. */
  readonly tables: Int32Array[] = [];
  /** True once a value, or one on the way to it, may need more than 32 bits with a sign. */
  isWide = false;
  private readonly tableNumbers = new Map<string, number>();
  private readonly constants: ReadonlyMap<string, readonly number[]>;
  private readonly shapes: ReadonlyMap<string, readonly number[]>;

  constructor(
    readonly model: Model,
    readonly layout: Layout,
    readonly packing: Packing,
  ) {
    const constants = model.variables.filter((variable) => variable.constant);
    this.constants = new Map(
      constants.map((variable) => [variable.name, initialCells(variable, model).map(([value]) => value ?? 0)]),
    );
    this.shapes = new Map(model.variables.map((variable) => [variable.name, shapeOf(variable.index, model.sets)]));
  }

  compile(expr: Expr, scope: Scope): Code {
    const code = this.compiled(expr, scope);
    if (code.min < SMALLEST || code.max > LARGEST) this.isWide = true;
    return code;
  }

  private compiled(expr: Expr, scope: Scope): Code {
    switch (expr.kind) {
      case "bool":
        return truthValue(expr.value);
      case "int":
        return literal(expr.value);
      case "enum":
        return literal((this.model.enums[expr.enum] ?? []).indexOf(expr.value));
      case "element":
        return literal(expr.index);
      case "none":
        return literal(NONE);
      case "variable":
        return this.variable(expr.name, expr.at, scope);
      case "local":
        return scope.bindings.get(expr.name) ?? readCell(this.localGroup(expr.name, scope), literal(0), scope);
      case "self":
      case "within":
        throw new TypeError(`"${expr.kind}" has a meaning in procedures only; inline the program first`);
      case "at-label":
        return this.atLabel(expr.process, expr.labels, scope);
      case "not":
        return negation(this.compile(expr.of, scope));
      case "and":
        return junction(
          expr.of.map((part) => this.compile(part, scope)),
          "&&",
          1,
        );
      case "or":
        return junction(
          expr.of.map((part) => this.compile(part, scope)),
          "||",
          0,
        );
      case "eq":
      case "ne":
      case "lt":
      case "le":
      case "gt":
      case "ge":
        return comparison(expr.kind, this.compile(expr.left, scope), this.compile(expr.right, scope));
      case "add": {
        const left = this.compile(expr.left, scope);
        const right = this.compile(expr.right, scope);
        const text = `(${asNumber(left)}+${asNumber(right)})`;
        return number(text, left.min + right.min, left.max + right.max, left.fails || right.fails);
      }
      case "subtract": {
        const left = this.compile(expr.left, scope);
        const right = this.compile(expr.right, scope);
        const text = `(${asNumber(left)}-${asNumber(right)})`;
        return number(text, left.min - right.max, left.max - right.min, left.fails || right.fails);
      }
      case "if":
        return this.conditional(expr, scope);
      case "exists":
        return this.quantifier(expr.body, expr.bind, expr.set, scope, "||", 0);
      case "forall":
        return this.quantifier(expr.body, expr.bind, expr.set, scope, "&&", 1);
      case "count":
        return this.count(expr.body, expr.bind, expr.set, scope);
      case "successor":
        return this.successor(this.compile(expr.of, scope), this.sizeOf(expr.set), scope);
      case "ordinal":
        return this.compile(expr.of, scope);
      case "element-at": {
        const of = this.compile(expr.of, scope);
        const last = this.sizeOf(expr.set) - 1;
        if (of.min >= 0 && of.max <= last) return of;
        const text = `within(${asNumber(of)},${String(last)})`;
        return number(text, clamp(of.min, 0, last), clamp(of.max, 0, last), true);
      }
    }
  }

  sizeOf(set: string): number {
    return this.model.sets[set]?.length ?? 0;
  }

  /** True where a variable has no cell, because one of its index sets is empty; to read it is an error. */
  isEmpty(name: string): boolean {
    return this.shapes.get(name)?.includes(0) ?? false;
  }

  variableGroup(name: string): Group {
    return this.group(this.layout.variableBase.get(name), name);
  }

  localGroup(name: string, scope: Scope): Group {
    const process = scope.process === undefined ? undefined : this.layout.processes[scope.process];
    return this.group(process?.locals.get(name), name);
  }

  labelGroup(process: number): Group {
    return this.group(this.layout.processes[process]?.label, "label");
  }

  /** The row-major position of a cell; fails where an index is no element. */
  cell(name: string, at: readonly Expr[], scope: Scope): Code {
    const shape = this.shapes.get(name);
    if (shape === undefined) throw new TypeError(`no variable is called "${name}"`);
    let cell = literal(0);
    for (const [position, size] of shape.entries()) {
      const expr = at[position];
      const index = this.index(expr === undefined ? literal(NONE) : this.compile(expr, scope));
      const text = position === 0 ? asNumber(index) : `(${asNumber(cell)}*${String(size)}+${asNumber(index)})`;
      cell = number(text, cell.min * size + index.min, cell.max * size + index.max, cell.fails || index.fails);
    }
    return cell;
  }

  private variable(name: string, at: readonly Expr[], scope: Scope): Code {
    if (this.isEmpty(name)) return number("fail()", 0, 0, true);
    const cell = this.cell(name, at, scope);
    const constant = this.constants.get(name);
    if (constant === undefined) return readCell(this.variableGroup(name), cell, scope);
    const known = knownValue(cell);
    if (known !== undefined) return literal(constant[known] ?? 0);
    return number(
      `K[${String(this.tableNumber(name, constant))}][${asNumber(cell)}]`,
      Math.min(...constant),
      Math.max(...constant),
      cell.fails,
    );
  }

  private tableNumber(name: string, cells: readonly number[]): number {
    const existing = this.tableNumbers.get(name);
    if (existing !== undefined) return existing;
    const made = this.tables.push(Int32Array.from(cells)) - 1;
    this.tableNumbers.set(name, made);
    return made;
  }

  private group(slot: number | undefined, name: string): Group {
    const group = slot === undefined ? undefined : this.packing.groupOf[slot];
    if (group === undefined) throw new TypeError(`nothing is called "${name}"`);
    return group;
  }

  private index(index: Code): Code {
    if (index.min >= 0) return index;
    return number(`some(${asNumber(index)})`, Math.max(0, index.min), Math.max(0, index.max), true);
  }

  private atLabel(process: string, labels: readonly string[], scope: Scope): Code {
    const position = this.model.processes.findIndex(({ name }) => name === process);
    const numbers = labels
      .map((label) => this.layout.processes[position]?.labelNumber.get(label))
      .filter((label) => label !== undefined);
    if (numbers.length === 0) return truthValue(false);
    const label = readCell(this.labelGroup(position), literal(0), scope);
    const parts = [...new Set(numbers)].map((at) => comparison("eq", label, literal(at)));
    return junction(parts, "||", 0);
  }

  private conditional(expr: Extract<Expr, { kind: "if" }>, scope: Scope): Code {
    const condition = this.compile(expr.condition, scope);
    const known = knownValue(condition);
    if (known !== undefined) return this.compile(known === 0 ? expr.else : expr.then, scope);
    const then = this.compile(expr.then, scope);
    const otherwise = this.compile(expr.else, scope);
    const fails = condition.fails || then.fails || otherwise.fails;
    const text = `(${asTest(condition)}?${asNumber(then)}:${asNumber(otherwise)})`;
    return number(text, Math.min(then.min, otherwise.min), Math.max(then.max, otherwise.max), fails);
  }

  private quantifier(body: Expr, bind: string, set: string, scope: Scope, operator: "&&" | "||", neutral: 0 | 1): Code {
    const size = this.sizeOf(set);
    if (size <= LARGEST_UNROLLED) {
      return junction(this.unroll(body, bind, size, scope), operator, neutral);
    }
    const name = scope.temporary();
    const inner = this.compile(body, withBinding(scope, bind, number(name, 0, size - 1, false)));
    const decided = neutral === 0 ? asTest(inner) : `!(${asTest(inner)})`;
    const loop = `for(${name}=0;${name}<${String(size)};${name}++)if(${decided})return ${String(neutral === 0)}`;
    return truth(`(()=>{${loop};return ${String(neutral === 1)}})()`, inner.fails);
  }

  private count(body: Expr, bind: string, set: string, scope: Scope): Code {
    const size = this.sizeOf(set);
    if (size <= LARGEST_UNROLLED) {
      const parts = this.unroll(body, bind, size, scope);
      const sum = parts.map(asNumber).join("+");
      const fails = parts.some((part) => part.fails);
      const least = parts.reduce((total, { min }) => total + min, 0);
      const most = parts.reduce((total, { max }) => total + max, 0);
      return parts.length === 0 ? literal(0) : number(`(${sum})`, least, most, fails);
    }
    const name = scope.temporary();
    const total = scope.temporary();
    const inner = this.compile(body, withBinding(scope, bind, number(name, 0, size - 1, false)));
    const loop = `for(${total}=0,${name}=0;${name}<${String(size)};${name}++)if(${asTest(inner)})${total}++`;
    return number(`(()=>{${loop};return ${total}})()`, 0, size, inner.fails);
  }

  private unroll(body: Expr, bind: string, size: number, scope: Scope): readonly Code[] {
    return Array.from({ length: size }, (_, at) => this.compile(body, withBinding(scope, bind, literal(at))));
  }

  private successor(of: Code, size: number, scope: Scope): Code {
    const known = knownValue(of);
    if (known !== undefined) return literal(known === NONE || known + 1 >= size ? NONE : known + 1);
    const at = scope.temporary();
    const none = `${at}${of.min < 0 ? `<0||${at}` : ""}>=${String(size - 1)}`;
    return number(`(${at}=${asNumber(of)},${none}?-1:${at}+1)`, NONE, size - 1, of.fails);
  }
}
