import type { Expr, Model } from "../../model";
import type { WriteScope } from "../expression-writer";
import { Lowerer, NOTHING_KNOWN } from "../lower";
import { Names } from "../names";
import type { Subject } from "../subject";
import { type Symbols, symbolsOf } from "../symbols";
import { MurphiWriter } from "./expression";
import { isReserved } from "./reserved";

/** What every part of a Murphi file is written with. */
export interface MurphiContext {
  readonly model: Model;
  readonly subject: Subject;
  readonly names: Names;
  readonly symbols: Symbols;
  readonly writer: MurphiWriter;
  readonly lower: (expr: Expr) => Expr;
}

export function murphiContext(model: Model, subject: Subject): MurphiContext {
  const names = new Names(isReserved);
  const symbols = symbolsOf(model, names);
  const lowerer = new Lowerer(model, { expandQuantifiers: false, hasCount: false });
  return {
    model,
    subject,
    names,
    symbols,
    writer: new MurphiWriter(model, symbols),
    lower: (expr) => lowerer.lower(expr, NOTHING_KNOWN),
  };
}

/** The scope of a process's steps, or, without one, of properties. */
export function scopeOf(context: MurphiContext, process?: number): WriteScope {
  return { process, bound: new Map(), names: context.names };
}
