import { type Expr, layoutOf, type Model } from "../../model";
import { asTest } from "./code";
import { ExpressionCompiler } from "./expression";
import { FunctionWriter } from "./function-writer";
import { pack } from "./packing";

/** Reads conditions in packed states: bit k of the result is 1 where the k-th of them is true in that state. */
export type ReadPredicates = (states: Int32Array, state: number) => number;

/**
 * Compiles conditions without locals, at most 30, over the states of a `CompiledEngine` of the same model. One that
 * cannot be evaluated in some state is false there.
 */
export function compilePredicates(model: Model, conditions: readonly Expr[]): ReadPredicates {
  const layout = layoutOf(model);
  const packing = pack(layout);
  const expressions = new ExpressionCompiler(model, layout, packing);
  const tests = conditions.map((condition, bit) => {
    const writer = new FunctionWriter();
    const code = expressions.compile(condition, writer.scope(undefined));
    writer.push(`return ${asTest(code)}?${String(2 ** bit)}:0;`);
    const body = writer.body();
    return `function c${String(bit)}(S,o){${code.fails ? `try{${body}}catch(e){if(e!==failure)throw e;return 0}` : body}}`;
  });
  const runtime = [
    "function fail(){throw failure}",
    "function some(x){if(x<0)throw failure;return x}",
    "function within(x,last){if(x<0||x>last)throw failure;return x}",
    "function range(x,min,max){if(x<min||x>max)throw failure;return x}",
  ];
  const all = conditions.map((_, bit) => `c${String(bit)}(S,o)`).join("|");
  const read = `return function(S,n){const o=n*${String(packing.words)};return ${all === "" ? "0" : all}}`;
  // The text holds numbers and names made up by the compiler, nothing that a model's author wrote.
  // eslint-disable-next-line @typescript-eslint/no-implied-eval
  const make = new Function("K", "failure", [...runtime, ...tests, read].join("\n")) as (
    tables: readonly Int32Array[],
    failure: Error,
  ) => ReadPredicates;
  return make(expressions.tables, new Error("the condition has no value"));
}
