import type { Expr } from "../expression";
import type { Choice } from "../program";
import type { Statement } from "../statement";
import { type PrintNames, printExpr } from "./print-expr";
import { bindName, printStatements } from "./print-statement";
import type { PrintStyle } from "./style";
import { glued } from "./wrap";

/** What alternatives of programs and of models have in common. */
export interface PrintableAlternative {
  readonly when: Expr;
  readonly choose?: Choice;
  readonly do: readonly Statement[];
  readonly rule?: string;
  /** What is said between the guard and the effects: events, assertions, marks. */
  readonly notes: (names: PrintNames) => readonly string[];
  /** Where it goes on; empty where that is the next line. */
  readonly next: string;
}

/** `waits until guard; effects → next`, or, where there are several, `when guard: effects → next`. */
export function printAlternative(alternative: PrintableAlternative, alone: boolean, style: PrintStyle): string {
  const { choose } = alternative;
  const names = choose === undefined ? style.names : bindName(choose.bind, style.names);
  const clauses: string[] = [];
  if (choose !== undefined) {
    const chosen = `picks ${names.bound?.get(choose.bind) ?? choose.bind} in ${choose.set}`;
    clauses.push(isTrue(choose.where) ? chosen : `${chosen} with ${printExpr(choose.where, names)}`);
  }
  if (alone && !isTrue(alternative.when)) clauses.push(`waits until ${printExpr(alternative.when, names)}`);
  clauses.push(...alternative.notes(names));
  if (alternative.do.length > 0) clauses.push(printStatements(alternative.do, names));
  const free = choose === undefined ? "always: " : "";
  const guard = alone ? "" : isTrue(alternative.when) ? free : `when ${printExpr(alternative.when, names)}: `;
  const rule = alternative.rule === undefined ? "" : `[${alternative.rule}] `;
  const body = clauses.join("; ");
  if (alternative.next === "") return `${rule}${guard}${body === "" ? "goes on" : body}`;
  return `${rule}${guard}${body === "" ? "" : `${body} `}${glued(`${style.arrow} ${alternative.next}`)}`;
}

export function isTrue(expr: Expr): boolean {
  return expr.kind === "bool" && expr.value;
}
