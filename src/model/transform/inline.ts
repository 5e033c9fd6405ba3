import type { Model } from "../model";
import type { Mark, Program } from "../program";
import { PROCESS_SET } from "../type";
import { flatProperty, triggerMark, withOwnTrigger } from "./flat-property";
import { type FoldContext, fold } from "./fold";
import { ProcessInliner } from "./inline-process";

/**
 * Replaces each call by the steps of the callee: parameters bound to their arguments, labels and locals prefixed with
 * the call path, exits joined to the caller, the callee's locals reset on the way out; folds what is known at build
 * time; turns event properties into assertions on the steps that carry the event.
 *
 * The program must have passed `checkProgram` and must have no decision left open.
 */
export function inline(program: Program): Model {
  const procedures = new Map(program.procedures.map((procedure) => [procedure.name, procedure]));
  const sets = { ...program.sets, [PROCESS_SET]: program.processes.map((process) => process.name) };
  const constants = new Map(
    program.variables.filter((variable) => variable.constant).map((variable) => [variable.name, variable]),
  );
  const context: FoldContext = { constants, enums: program.enums, sets };
  const properties = program.properties.map(withOwnTrigger);
  return {
    name: program.name,
    enums: program.enums,
    sets,
    variables: program.variables,
    processes: program.processes.map((declaration, position) =>
      new ProcessInliner({ ...program, properties }, procedures, context, position).process(declaration),
    ),
    halted: fold(program.halted, context),
    initially: fold(program.initially, context),
    properties: properties.map((property) => flatProperty(property, context)),
    stateMarks: properties.flatMap((property) =>
      property.triggers.flatMap((trigger, position): Mark[] =>
        trigger.kind === "state" ? [{ id: triggerMark(property.id, position), when: fold(trigger.when, context) }] : [],
      ),
    ),
    lockHandOver: program.lockHandOver === true,
  };
}
