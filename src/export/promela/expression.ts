import type { Quantifier, Variable } from "../../model";
import { ExpressionWriter, type Operators } from "../expression-writer";
import { named, type ProcessSymbols } from "../symbols";

/** Expressions in Promela. Quantifiers are to be written out before; tables of several dimensions are flat. */
export class PromelaWriter extends ExpressionWriter {
  protected readonly operators: Operators = {
    eq: "==",
    ne: "!=",
    lt: "<",
    le: "<=",
    gt: ">",
    ge: ">=",
    and: "&&",
    or: "||",
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

  protected cell(variable: Variable, identifier: string, at: readonly string[]): string {
    const position = at.reduce((outer, index, dimension) => {
      const size = String(this.model.sets[variable.index[dimension] ?? ""]?.length ?? 0);
      return dimension === 0 ? index : `(${outer}) * ${size} + ${index}`;
    }, "");
    return variable.constant ? `${identifier}(${position})` : `${identifier}[${position}]`;
  }

  protected conditional(condition: string, then: string, otherwise: string): string {
    return `((${condition}) -> ${then} : ${otherwise})`;
  }

  protected standsAt(process: ProcessSymbols, label: string): string {
    return `${process.counter} == ${label}`;
  }

  protected quantified(kind: Quantifier): string {
    throw new TypeError(`"${kind}" is to be written out for Promela`);
  }
}
