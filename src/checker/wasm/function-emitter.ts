import { type Bytes, join, unsigned } from "./binary";
import { CodeWriter } from "./code-writer";
import { ATOMIC_COMPARE_EXCHANGE, BINARY, I32, NOTHING, op } from "./opcodes";
import type { Expression, FunctionText, Instruction } from "./syntax";

/** What the functions of a module know of each other. */
export interface Surroundings {
  /** Where arrays of integers begin in the memory, in bytes. */
  readonly arrays: ReadonlyMap<string, number>;
  readonly globals: ReadonlyMap<string, number>;
  readonly functions: ReadonlyMap<string, { readonly index: number; readonly hasResult: boolean }>;
}

/** The body of a function as bytes. Arrays among parameters and what is given for them are left out. */
export function emitFunction(source: FunctionText, surroundings: Surroundings): Bytes {
  return new FunctionEmitter(source, surroundings).emit();
}

class FunctionEmitter {
  private readonly code = new CodeWriter();
  private readonly numbers: ReadonlyMap<string, number>;
  /** How many blocks are open, and those that `break`, `continue` and the `return` of an inlined function lead out of. */
  private open = 0;
  private breaks: number[] = [];
  private continues: number[] = [];
  private inlined: number | undefined;

  constructor(
    private readonly source: FunctionText,
    private readonly surroundings: Surroundings,
  ) {
    const own = [...source.parameters.filter((name) => !surroundings.arrays.has(name)), ...source.locals];
    this.numbers = new Map(own.map((name, number) => [name, number]));
  }

  emit(): Bytes {
    const { source, surroundings } = this;
    this.instructions(source.body);
    if (surroundings.functions.get(source.name)?.hasResult === true) this.code.byte(op.unreachable);
    const { length } = source.locals;
    const locals = length === 0 ? [[0]] : [[1], unsigned(length), [I32]];
    const body = join([...locals, this.code.bytes, [op.end]]);
    return join([unsigned(body.length), body]);
  }

  private instructions(body: readonly Instruction[]): void {
    for (const instruction of body) this.instruction(instruction);
  }

  private instruction(instruction: Instruction): void {
    switch (instruction.kind) {
      case "expression":
        this.effect(instruction.of);
        return;
      case "group":
        this.instructions(instruction.body);
        return;
      case "if":
        this.conditional(instruction);
        return;
      case "loop":
        this.loop(instruction);
        return;
      case "switch":
        this.switch(instruction);
        return;
      case "break":
        this.branch(this.breaks.at(-1));
        return;
      case "continue":
        this.branch(this.continues.at(-1));
        return;
      case "return":
        if (instruction.value !== undefined) this.value(instruction.value);
        if (this.inlined === undefined) this.code.byte(op.return);
        else this.branch(this.inlined);
        return;
      case "fail":
        this.code.byte(op.unreachable);
    }
  }

  private conditional({ test, then, else: otherwise }: Extract<Instruction, { kind: "if" }>): void {
    if (otherwise.length === 0) {
      this.block(op.block, (end) => {
        this.leaveUnless(test, end);
        this.instructions(then);
      });
      return;
    }
    this.value(test);
    this.block(op.if, () => {
      this.instructions(then);
      this.code.byte(op.else);
      this.instructions(otherwise);
    });
  }

  private loop({ test, step, body }: Extract<Instruction, { kind: "loop" }>): void {
    this.block(op.block, (end) => {
      this.block(op.loop, (top) => {
        if (test !== undefined) this.leaveUnless(test, end);
        this.breaks.push(end);
        this.block(op.block, (next) => {
          this.continues.push(next);
          this.instructions(body);
          this.continues.pop();
        });
        this.breaks.pop();
        if (step !== undefined) this.effect(step);
        this.branch(top);
      });
    });
  }

  private switch({ on, cases }: Extract<Instruction, { kind: "switch" }>): void {
    const size = Math.max(-1, ...cases.map(({ value }) => value)) + 1;
    this.block(op.block, (end) => {
      this.breaks.push(end);
      this.cases(on, cases, size, cases.length - 1, end);
      this.breaks.pop();
    });
  }

  private cases(
    on: Expression,
    cases: Extract<Instruction, { kind: "switch" }>["cases"],
    size: number,
    position: number,
    end: number,
  ): void {
    const current = cases[position];
    if (current === undefined) {
      this.value(on);
      const targets = Array.from({ length: size }, (_, at) => {
        const found = cases.findIndex(({ value }) => value === at);
        return found < 0 ? cases.length : found;
      });
      this.code.numbered(op.brTable, size);
      for (const target of targets) this.code.unsigned(target);
      this.code.unsigned(cases.length);
      return;
    }
    this.block(op.block, () => this.cases(on, cases, size, position - 1, end));
    this.instructions(current.body);
    this.branch(end);
  }

  private branch(target: number | undefined): void {
    if (target === undefined) throw new SyntaxError("there is nothing to leave");
    this.code.numbered(op.br, this.open - target);
  }

  /** Leaves a block where the test is false. */
  private leaveUnless(test: Expression, target: number): void {
    if (test.kind === "both") {
      this.leaveUnless(test.left, target);
      this.leaveUnless(test.right, target);
      return;
    }
    if (test.kind === "either") {
      this.block(op.block, (met) => {
        this.leaveIf(test.left, met);
        this.leaveUnless(test.right, target);
      });
      return;
    }
    if (test.kind === "unary" && test.operator === "!") {
      this.leaveIf(test.of, target);
      return;
    }
    this.value(test);
    this.code.byte(op.isZero);
    this.code.numbered(op.brIf, this.open - target);
  }

  /** Leaves a block where the test is true. */
  private leaveIf(test: Expression, target: number): void {
    if (test.kind === "either") {
      this.leaveIf(test.left, target);
      this.leaveIf(test.right, target);
      return;
    }
    if (test.kind === "both") {
      this.block(op.block, (unmet) => {
        this.leaveUnless(test.left, unmet);
        this.leaveIf(test.right, target);
      });
      return;
    }
    if (test.kind === "unary" && test.operator === "!") {
      this.leaveUnless(test.of, target);
      return;
    }
    this.value(test);
    this.code.numbered(op.brIf, this.open - target);
  }

  /** Opens a block, of which `inside` is told the number, and closes it. */
  private block(kind: number, inside: (number: number) => void, type: number = NOTHING): void {
    this.code.byte(kind);
    this.code.byte(type);
    this.open += 1;
    inside(this.open);
    this.open -= 1;
    this.code.byte(op.end);
  }

  /** An expression whose value nobody needs. */
  private effect(of: Expression): void {
    switch (of.kind) {
      case "assign":
        this.value(of.value);
        this.write(of.name, op.localSet);
        return;
      case "store": {
        const offset = this.address(of.array, of.at);
        this.value(of.value);
        this.code.access(op.store, offset);
        return;
      }
      case "sequence":
        for (const part of of.of) this.effect(part);
        return;
      case "call":
        this.call(of);
        if (this.givesValue(of.name)) this.code.byte(op.drop);
        return;
      default:
        this.value(of);
        this.code.byte(op.drop);
    }
  }

  private value(of: Expression): void {
    switch (of.kind) {
      case "number":
        this.code.constant(of.value);
        return;
      case "name":
        this.read(of.name);
        return;
      case "item": {
        const offset = this.address(of.array, of.at);
        this.code.access(op.load, offset);
        return;
      }
      case "call":
        this.call(of);
        return;
      case "unary":
        this.unary(of);
        return;
      case "binary": {
        const code = BINARY[of.operator];
        if (code === undefined) throw new SyntaxError(`no such operator: ${of.operator}`);
        this.value(of.left);
        this.value(of.right);
        this.code.byte(code);
        return;
      }
      case "both":
        this.choose(of.left, of.right, { kind: "number", value: 0 });
        return;
      case "either":
        this.choose(of.left, { kind: "number", value: 1 }, of.right);
        return;
      case "choice":
        this.choose(of.test, of.then, of.else);
        return;
      case "sequence":
        of.of.forEach((part, position) => {
          if (position === of.of.length - 1) this.value(part);
          else this.effect(part);
        });
        return;
      case "assign":
        this.value(of.value);
        this.write(of.name, op.localTee);
        return;
      case "store":
        throw new SyntaxError("an assignment to an array has no value");
      case "inline":
        this.inline(of.body);
    }
  }

  private unary({ operator, of }: Extract<Expression, { kind: "unary" }>): void {
    if (operator === "-") this.code.constant(0);
    this.value(of);
    if (operator === "-") this.code.byte(op.subtract);
    else if (operator === "~") {
      this.code.constant(-1);
      this.code.byte(op.xor);
    } else this.code.byte(op.isZero);
  }

  private choose(test: Expression, then: Expression, otherwise: Expression): void {
    this.value(test);
    this.block(
      op.if,
      () => {
        this.value(then);
        this.code.byte(op.else);
        this.value(otherwise);
      },
      I32,
    );
  }

  private inline(body: readonly Instruction[]): void {
    const outer = this.inlined;
    this.block(
      op.block,
      (end) => {
        this.inlined = end;
        this.instructions(body);
        this.code.byte(op.unreachable);
      },
      I32,
    );
    this.inlined = outer;
  }

  private call({ name, given }: Extract<Expression, { kind: "call" }>): void {
    const { arrays, functions } = this.surroundings;
    if (name === "Math.imul") {
      for (const factor of given) this.value(factor);
      this.code.byte(op.multiply);
      return;
    }
    const [array, at, expected, replacement] = given;
    if (name === "Atomics.compareExchange") {
      if (array?.kind !== "name" || at === undefined || expected === undefined || replacement === undefined) {
        throw new SyntaxError("an array, a place and two values are needed");
      }
      const offset = this.address(array.name, at);
      this.value(expected);
      this.value(replacement);
      this.code.byte(op.atomic);
      this.code.access(ATOMIC_COMPARE_EXCHANGE, offset);
      return;
    }
    const called = functions.get(name);
    if (called === undefined) throw new SyntaxError(`no function is called ${name}`);
    for (const value of given) if (value.kind !== "name" || !arrays.has(value.name)) this.value(value);
    this.code.numbered(op.call, called.index);
  }

  private givesValue(name: string): boolean {
    return name.includes(".") || this.surroundings.functions.get(name)?.hasResult === true;
  }

  /** Leaves the address of an item, but for the constant part of it, which it gives. */
  private address(array: string, at: Expression): number {
    const base = this.surroundings.arrays.get(array);
    if (base === undefined) throw new SyntaxError(`no array is called ${array}`);
    if (at.kind === "number") {
      this.code.constant(0);
      return base + 4 * at.value;
    }
    const further = at.kind === "binary" && at.operator === "+" && at.right.kind === "number" ? at.right.value : 0;
    this.value(further > 0 && at.kind === "binary" ? at.left : at);
    this.code.constant(2);
    this.code.byte(op.shiftLeft);
    return base + 4 * further;
  }

  private read(name: string): void {
    const local = this.numbers.get(name);
    if (local === undefined) this.code.numbered(op.globalGet, this.global(name));
    else this.code.numbered(op.localGet, local);
  }

  private write(name: string, how: typeof op.localSet | typeof op.localTee): void {
    const local = this.numbers.get(name);
    if (local !== undefined) this.code.numbered(how, local);
    else if (how === op.localTee) throw new SyntaxError("an assignment to a global has no value");
    else this.code.numbered(op.globalSet, this.global(name));
  }

  private global(name: string): number {
    const number = this.surroundings.globals.get(name);
    if (number === undefined) throw new SyntaxError(`nothing is called ${name}`);
    return number;
  }
}
