import type { Quantifier, Variable } from "../../model";
import { ExpressionWriter, type Operators } from "../expression-writer";
import { named, type ProcessSymbols } from "../symbols";

/** Expressions in Murphi. Counts are to be written out before. */
export class MurphiWriter extends ExpressionWriter {
  protected readonly operators: Operators = {
    eq: "=",
    ne: "!=",
    lt: "<",
    le: "<=",
    gt: ">",
    ge: ">=",
    and: "&",
    or: "|",
    not: "!",
    add: "+",
    subtract: "-",
  };

  protected truth(value: boolean): string {
    return String(value);
  }

  protected enumValue(name: string, value: string): string {
    return named(this.symbols.enumValues.get(name), value);
  }

  protected cell(_: Variable, identifier: string, at: readonly string[]): string {
    return `${identifier}${at.map((index) => `[${index}]`).join("")}`;
  }

  protected conditional(condition: string, then: string, otherwise: string): string {
    return `((${condition}) ? ${then} : ${otherwise})`;
  }

  protected standsAt(process: ProcessSymbols, label: string): string {
    return `${process.counter} = ${label}`;
  }

  protected quantified(kind: Quantifier, bind: string, set: string, body: string): string {
    if (kind === "count") throw new TypeError("Murphi does not count; write the elements out");
    return `(${kind} ${bind}: ${set} do ${body} end${kind})`;
  }
}
