import type { Expr } from "../expression";
import type { Property } from "../property";
import { freeLocals } from "../transform/free-locals";
import type { Type } from "../type";
import { expectType } from "./check-expr";
import { checkNoGhost } from "./check-ghost";
import type { CheckContext } from "./context";

const bool: Type = { kind: "bool" };
const noLocals: ReadonlyMap<string, Type | undefined> = new Map();

/** Conditions on states: `halted`, `initially`, invariants, state triggers. No process, no locals. */
export function checkStateConditions(context: CheckContext): void {
  const { program } = context;
  const scope = { context, where: {}, locals: noLocals, process: false };
  expectType(program.halted, bool, scope);
  checkNoGhost(program.halted, "the condition under which everything halts", context, {});
  expectType(program.initially, bool, scope);
  for (const property of program.properties) {
    const inProperty = { ...scope, where: { property: property.id } };
    if (property.kind === "invariant") expectType(property.holds, bool, inProperty);
    if (property.kind === "leads-to") {
      const { each, from, to } = property;
      const conditions = [from, to].map(
        (body): Expr => (each === undefined ? body : { kind: "exists", ...each, body }),
      );
      for (const condition of conditions) expectType(condition, bool, inProperty);
    }
    for (const trigger of property.triggers) {
      if (trigger.kind === "state") expectType(trigger.when, bool, inProperty);
    }
  }
}

/** Conditions on events, against the arguments with which steps carry them. Call it after the procedures are checked. */
export function checkEventConditions(context: CheckContext): void {
  for (const property of context.program.properties) {
    if (property.kind === "event") for (const on of property.on) checkOn(on, property.require, property, context);
    for (const trigger of property.triggers) {
      if (trigger.kind === "event") for (const on of trigger.on) checkOn(on, trigger.when, property, context);
    }
  }
}

function checkOn(event: string, condition: Expr, property: Property, context: CheckContext): void {
  const where = { property: property.id };
  const sites = context.events.get(event) ?? [];
  const read = freeLocals(condition);
  for (const site of sites) {
    for (const name of read) {
      if (site.args.has(name)) continue;
      const message = `the event "${event}" comes without the argument "${name}" here`;
      context.report("model/missing-argument", message, { ...site.where, ...where });
    }
  }
  // A name that a site lacks was reported there.
  for (const { args } of sites) {
    expectType(condition, bool, { context, where, locals: args, process: true, lenient: true });
  }
  if (sites.length === 0) {
    expectType(condition, bool, { context, where, locals: noLocals, process: true, lenient: true });
  }
}
