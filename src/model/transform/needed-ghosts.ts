import type { Expr } from "../expression";
import type { Program, Step } from "../program";
import type { Statement } from "../statement";
import { freeLocals } from "./free-locals";
import { visitExpr } from "./map-expr";
import { conditionsOf } from "./property-conditions";
import { statementLists } from "./statement-lists";

/**
 * The ghosts that have to be carried: those that a property of the program reads (in its condition or its triggers,
 * directly or through the argument of an event), that a mark or `initially` reads, and those that an assignment to
 * another needed ghost reads, in its value, its indices or the conditions around it.
 */
export function neededGhosts(program: Program): ReadonlySet<string> {
  const ghosts = new Set(program.variables.filter(({ ghost }) => ghost).map(({ name }) => name));
  const readBy = new Map<string, string[]>();
  const steps = program.procedures.flatMap((procedure) => procedure.body);
  for (const statements of steps.flatMap(statementLists)) collectReads(statements, [], readBy);
  const needed = new Set<string>();
  const pending = observed(program, steps).flatMap(variablesIn);
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    if (!ghosts.has(name) || needed.has(name)) continue;
    needed.add(name);
    pending.push(...(readBy.get(name) ?? []));
  }
  return needed;
}

/** The expressions that make a ghost needed by themselves. */
function observed(program: Program, steps: readonly Step[]): readonly Expr[] {
  const arguments_ = eventArguments(program);
  return [
    program.halted,
    program.initially,
    ...program.properties.flatMap((property): readonly Expr[] => [
      ...conditionsOf(property),
      ...property.triggers.map((trigger) => trigger.when),
    ]),
    ...steps.flatMap((step): readonly Expr[] => {
      if (step.kind === "decide") return Object.values(step.scope);
      if (step.kind === "call") return Object.values(step.args);
      return [
        ...step.marks.map((mark) => mark.when),
        ...step.alternatives.flatMap((alternative) => [
          alternative.when,
          ...(alternative.choose === undefined ? [] : [alternative.choose.where]),
          ...alternative.events.flatMap((event) =>
            Object.entries(event.args).flatMap(([name, arg]) => (arguments_.get(event.name)?.has(name) ? [arg] : [])),
          ),
        ]),
      ];
    }),
  ];
}

/** For each event, the arguments that a property reads. */
function eventArguments(program: Program): ReadonlyMap<string, ReadonlySet<string>> {
  const read = new Map<string, ReadonlySet<string>>();
  const add = (event: string, condition: Expr): void => {
    read.set(event, new Set([...(read.get(event) ?? []), ...freeLocals(condition)]));
  };
  for (const property of program.properties) {
    if (property.kind === "event") for (const on of property.on) add(on, property.require);
    for (const trigger of property.triggers) {
      if (trigger.kind === "event") for (const on of trigger.on) add(on, trigger.when);
    }
  }
  return read;
}

/** Records for each assigned name the variables that decide what it becomes; for locals, nothing. */
function collectReads(
  statements: readonly Statement[],
  around: readonly string[],
  readBy: Map<string, string[]>,
): void {
  for (const statement of statements) {
    switch (statement.kind) {
      case "assign": {
        if (statement.target.kind !== "variable") break;
        const reads = [...around, ...variablesIn(statement.value), ...statement.target.at.flatMap(variablesIn)];
        readBy.set(statement.target.name, [...(readBy.get(statement.target.name) ?? []), ...reads]);
        break;
      }
      case "if": {
        const inside = [...around, ...variablesIn(statement.condition)];
        collectReads(statement.then, inside, readBy);
        collectReads(statement.else, inside, readBy);
        break;
      }
      case "for-each":
        collectReads(statement.do, around, readBy);
        break;
    }
  }
}

function variablesIn(expr: Expr): readonly string[] {
  const found: string[] = [];
  visitExpr(expr, (inner) => {
    if (inner.kind === "variable") found.push(inner.name);
  });
  return found;
}
