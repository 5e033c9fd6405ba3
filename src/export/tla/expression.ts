import type { Quantifier, Variable } from "../../model";
import { ExpressionWriter, type Operators } from "../expression-writer";
import { named, type ProcessSymbols } from "../symbols";

/** Expressions in TLA+: enumeration values and labels are strings, elements are numbers. */
export class TlaWriter extends ExpressionWriter {
  protected readonly operators: Operators = {
    eq: "=",
    ne: "#",
    lt: "<",
    le: "<=",
    gt: ">",
    ge: ">=",
    and: "/\\",
    or: "\\/",
    not: "~",
    add: "+",
    subtract: "-",
  };

  protected truth(value: boolean): string {
    return value ? "TRUE" : "FALSE";
  }

  protected enumValue(name: string, value: string): string {
    return `"${named(this.symbols.enumValues.get(name), value)}"`;
  }

  protected cell(_: Variable, identifier: string, at: readonly string[]): string {
    return `${identifier}[${at.join(", ")}]`;
  }

  protected conditional(condition: string, then: string, otherwise: string): string {
    return `(IF ${condition} THEN ${then} ELSE ${otherwise})`;
  }

  protected standsAt(process: ProcessSymbols, label: string): string {
    return `${process.counter} = "${label}"`;
  }

  protected quantified(kind: Quantifier, bind: string, set: string, body: string): string {
    switch (kind) {
      case "exists":
        return `(\\E ${bind} \\in ${set} : ${body})`;
      case "forall":
        return `(\\A ${bind} \\in ${set} : ${body})`;
      case "count":
        return `Cardinality({${bind} \\in ${set} : ${body}})`;
    }
  }
}
