import type { Program } from "../program";
import { visitAssignments } from "./map-statement";
import { statementLists } from "./statement-lists";

/**
 * Declares each variable constant that no step assigns and whose every cell can start with one value only, so that
 * folding decides what depends on it.
 *
 * Such a variable has the same value in every state: states, transitions and verdicts stay as they are, one for one.
 * The exception is wanted: an elidable step that folding now leaves with nothing to decide disappears.
 */
export function freezeConstants(program: Program): Program {
  const assigned = new Set<string>();
  for (const procedure of program.procedures) {
    for (const statements of procedure.body.flatMap(statementLists)) {
      visitAssignments(statements, ({ target }) => {
        if (target.kind === "variable") assigned.add(target.name);
      });
    }
  }
  return {
    ...program,
    variables: program.variables.map((variable) => {
      const frozen = !assigned.has(variable.name) && variable.init.every((choices) => choices.length === 1);
      return frozen ? { ...variable, constant: true } : variable;
    }),
  };
}
