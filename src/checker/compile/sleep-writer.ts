import { asNumber, knownValue, literal } from "./code";
import type { ExpressionCompiler } from "./expression";
import type { Footprint } from "./footprint";
import { FunctionWriter } from "./function-writer";
import { readCell } from "./read-cell";
import type { SleepField, SleepPlan } from "./sleep-plan";

/**
 * Writes what a breadth-first search needs to leave out transitions of which it knows that they lead to states found before
 * (sleep sets, Godefroid 1990), and yet find the same states, with the same numbers and parents, and count all transitions.
 *
 * Say that a search, exploring a state, finds a new one `s` through a transition `c`. A process other than that of `c` may
 * sleep in `s` if its step is independent of `c`, and its transitions lead from the state before to states with smaller
 * numbers than that of `s`: because it comes earlier in the order of processes, because it sleeps there too, or because it
 * has none. Let `b` be one of them, to `u`. Then `b` is possible in `s` as well, and `c` in `u`, and both lead to the same
 * state `t`; and `u` has a smaller number than `s`, so it is no news that `s` leads to `t`. That `c` may be left out in
 * `u` does no harm: it is by the same argument, with a number that is smaller still. Nor does the smallest state that leads
 * to `t` leave out that transition, so the parent of `t` is the same too. What is noted of `b` (assertions, marks, rules that
 * fire, a model that goes wrong) was noted of it before, in the same words, in a state with a smaller number.
 *
 * The sleep word of a state has a field for each process, 0 where it is awake, else one more than the number of its
 * transitions, which are counted only. Names in the text: `Z` sleep words of states, from number `trusted` on; `C` and `D`
 * the alternatives and the sleep words of candidates; `z` the sleep word of the state that is explored, `k` its first
 * candidate, `a` what each process would sleep with, `q` the fields of those with no transition, or asleep.
 */
export class SleepWriter {
  private readonly fields: ReadonlyMap<number, SleepField>;

  constructor(
    private readonly plan: SleepPlan,
    private readonly expressions: ExpressionCompiler,
    /** The states for which there is a sleep word: so many of those found last. A power of two. */
    private readonly words: number,
  ) {
    this.fields = new Map(plan.fields.map((field) => [field.process, field]));
  }

  /** Before the first process. */
  begin(): string {
    return `const z=i>=trusted?Z[i&${String(this.words - 1)}]:0,k=kept;let a=z,q=0,n=0;`;
  }

  /** Takes the steps of a process, by `call`, unless it sleeps. */
  visit(process: number, call: string): string {
    const field = this.fields.get(process);
    if (field === undefined) return call;
    const { shift, mask } = field;
    const all = bitsOf(field);
    const stays = `if(n===0)q=q|${all};if(n<${String(mask)})a=a|n+1<<${String(shift)};`;
    return `n=z>>>${String(shift)}&${String(mask)};if(n!==0){total+=n-1;q=q|${all}}else{n=total;${call}n=total-n;${stays}}`;
  }

  /** After the last process. */
  end(): string {
    return "if(kept!==k)doze(S,o,k,a,q);";
  }

  /** The function `doze`, which writes the sleep words of a state's candidates. All alternatives have been entered. */
  doze(halted: Footprint): string {
    const { startOf, rows, offsets } = this.plan.tables(halted);
    const start = `K[${String(this.expressions.tables.push(startOf) - 1)}]`;
    const row = `K[${String(this.expressions.tables.push(rows) - 1)}]`;
    const writer = new FunctionWriter();
    const parts = this.plan.fields.map((field, number) => {
      const label = readCell(this.expressions.labelGroup(field.process), literal(0), writer.scope(undefined));
      const at = writer.temporary();
      const bit = writer.temporary();
      const offset = String(offsets[number] ?? 0);
      const known = knownValue(label);
      if (known === undefined) writer.push(`${bit}=${asNumber(label)};${at}=${offset}+(${bit}>>>5);${bit}=${bit}&31;`);
      else writer.push(`${bit}=${String(known & 31)};${at}=${offset}+${String(known >>> 5)};`);
      return `-(${row}[r+${at}]>>>${bit}&1)&${bitsOf(field)}`;
    });
    const mayStay = parts.length === 0 ? "0" : parts.join("|");
    writer.push(`for(;k<kept;k++){const r=${start}[C[k]];D[k]=a&(q|${row}[r])&(${mayStay})}`);
    return `function doze(S,o,k,a,q){${writer.body()}}`;
  }
}

function bitsOf({ shift, mask }: SleepField): string {
  return literal(mask << shift).text;
}
