import type { Expr } from "../expression";
import type { Program, Step } from "../program";
import { freeLocals } from "./free-locals";
import { ghostsReadBy } from "./ghosts-read";
import { conditionsOf } from "./property-conditions";
import { statementLists } from "./statement-lists";

/**
 * The ghosts that have to be carried: those that a property of the program reads (in its condition or its triggers,
 * directly or through the argument of an event), that a mark or `initially` reads, and those that an assignment to
 * another needed ghost reads, in its value, its indices or the conditions around it.
 */
export function neededGhosts(program: Program): ReadonlySet<string> {
  const steps = program.procedures.flatMap((procedure) => procedure.body);
  return ghostsReadBy(observed(program, steps), program.variables, steps.flatMap(statementLists));
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
