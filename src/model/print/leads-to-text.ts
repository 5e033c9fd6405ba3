import type { Expr } from "../expression";
import type { Each } from "../property";
import { type PrintNames, printExpr } from "./print-expr";

/** `for each page: A leads to B`. */
export function leadsToText(
  { each, from, to }: { readonly each?: Each; readonly from: Expr; readonly to: Expr },
  names: PrintNames,
): string {
  const range = each === undefined ? "" : `for each ${each.set} ${each.bind}: `;
  return `${range}${printExpr(from, names)} leads to ${printExpr(to, names)}`;
}
