import { type Bytes, join, list, section, text, unsigned } from "./binary";
import { emitFunction, type Surroundings } from "./function-emitter";
import { I32 } from "./opcodes";
import { parseFunctions } from "./parse";
import type { FunctionText, Instruction } from "./syntax";

const MAGIC = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0];
const SHARED_WITH_MAXIMUM = 3;
const MUTABLE = 1;
const FUNCTION = 0x60;

/** What a module is made of. */
export interface ModuleSource {
  /** Functions in our subset of JavaScript, over integers of 32 bits that wrap around. */
  readonly text: string;
  /** Where in the memory arrays of integers begin, in bytes. They may be read and written anywhere. */
  readonly arrays: ReadonlyMap<string, number>;
  /** Integers that outlive a call; 0 at first. */
  readonly globals: readonly string[];
  readonly exports: readonly string[];
  readonly memoryPages: number;
}

/** A WebAssembly module that imports its shared memory as `host.memory`; throws a SyntaxError beyond the subset. */
export function moduleBytes({ text: source, arrays, globals, exports, memoryPages }: ModuleSource): Uint8Array {
  const functions = parseFunctions(source);
  const surroundings: Surroundings = {
    arrays,
    globals: new Map(globals.map((name, number) => [name, number])),
    functions: new Map(
      functions.map((one, index) => [one.name, { index, hasResult: one.body.some(returnsValue) }] as const),
    ),
  };
  const types = functions.map((one) => typeOf(one, surroundings));
  const pages = unsigned(memoryPages);
  return join([
    MAGIC,
    section(1, types),
    section(2, [join([text("host"), text("memory"), [2, SHARED_WITH_MAXIMUM], pages, pages])]),
    section(
      3,
      functions.map((_, index) => unsigned(index)),
    ),
    section(
      6,
      globals.map(() => [I32, MUTABLE, 0x41, 0, 0x0b]),
    ),
    section(
      7,
      exports.map((name) => {
        const index = functions.findIndex((one) => one.name === name);
        if (index < 0) throw new SyntaxError(`no function is called ${name}`);
        return join([text(name), [0], unsigned(index)]);
      }),
    ),
    section(
      10,
      functions.map((one) => emitFunction(one, surroundings)),
    ),
  ]);
}

function typeOf({ name, parameters }: FunctionText, { arrays, functions }: Surroundings): Bytes {
  const given = parameters.filter((parameter) => !arrays.has(parameter)).map(() => [I32]);
  const result = functions.get(name)?.hasResult === true ? [[I32]] : [];
  return join([[FUNCTION], list(given), list(result)]);
}

function returnsValue(instruction: Instruction): boolean {
  switch (instruction.kind) {
    case "return":
      return instruction.value !== undefined;
    case "if":
      return instruction.then.some(returnsValue) || instruction.else.some(returnsValue);
    case "loop":
    case "group":
      return instruction.body.some(returnsValue);
    case "switch":
      return instruction.cases.some(({ body }) => body.some(returnsValue));
    case "expression":
    case "break":
    case "continue":
    case "fail":
      return false;
  }
}
