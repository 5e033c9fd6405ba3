import type { Expr } from "../expression";
import type { Event, Program, Step } from "../program";
import type { Sentence, Statement } from "../statement";
import { visitExpr } from "./map-expr";
import { neededGhosts } from "./needed-ghosts";
import { mapStatementLists } from "./statement-lists";

/**
 * Removes the ghosts that no property of the program needs, with the assignments to them; an `if` or `for each` that
 * is left empty goes too. Steps stay, unless they are elidable and inlining finds nothing left in them.
 *
 * Where a sentence shows a removed ghost it shows the name of the ghost instead of a value, and event arguments that
 * read one are dropped: no property reads them. Expects a program that passed `checkProgram` (no guard reads a ghost).
 */
export function pruneGhosts(program: Program): Program {
  const needed = neededGhosts(program);
  const dropped = new Set(
    program.variables.filter(({ ghost, name }) => ghost && !needed.has(name)).map(({ name }) => name),
  );
  if (dropped.size === 0) return program;
  return {
    ...program,
    variables: program.variables.filter(({ name }) => !dropped.has(name)),
    procedures: program.procedures.map((procedure) => ({
      ...procedure,
      body: procedure.body.map((step) => pruneStep(step, dropped)),
    })),
  };
}

function pruneStep(step: Step, dropped: ReadonlySet<string>): Step {
  const pruned = mapStatementLists(step, (statements) => pruneStatements(statements, dropped));
  switch (pruned.kind) {
    case "step":
      return {
        ...pruned,
        alternatives: pruned.alternatives.map((alternative) => ({
          ...alternative,
          events: alternative.events.map((event) => pruneEvent(event, dropped)),
          text: pruneSentence(alternative.text, dropped),
        })),
      };
    case "call":
      return pruned;
    case "decide":
      return {
        ...pruned,
        continuations: Object.fromEntries(
          Object.entries(pruned.continuations).map(([action, at]) => [
            action,
            { ...at, text: pruneSentence(at.text, dropped) },
          ]),
        ),
      };
  }
}

function pruneStatements(statements: readonly Statement[], dropped: ReadonlySet<string>): readonly Statement[] {
  return statements.flatMap((statement) => pruneStatement(statement, dropped));
}

/** The statement, or nothing. */
function pruneStatement(statement: Statement, dropped: ReadonlySet<string>): readonly Statement[] {
  switch (statement.kind) {
    case "assign":
      return statement.target.kind === "variable" && dropped.has(statement.target.name) ? [] : [statement];
    case "if": {
      const then = pruneStatements(statement.then, dropped);
      const otherwise = pruneStatements(statement.else, dropped);
      return then.length + otherwise.length === 0 ? [] : [{ ...statement, then, else: otherwise }];
    }
    case "for-each": {
      const body = pruneStatements(statement.do, dropped);
      return body.length === 0 ? [] : [{ ...statement, do: body }];
    }
  }
}

function pruneEvent(event: Event, dropped: ReadonlySet<string>): Event {
  const kept = Object.entries(event.args).filter(([, arg]) => firstRead(arg, dropped) === undefined);
  return { ...event, args: Object.fromEntries(kept) };
}

function pruneSentence(sentence: Sentence, dropped: ReadonlySet<string>): Sentence {
  return sentence.map((part) => (typeof part === "string" ? part : (firstRead(part, dropped) ?? part)));
}

/** The first of the names that the expression reads. */
function firstRead(expr: Expr, names: ReadonlySet<string>): string | undefined {
  let found: string | undefined;
  visitExpr(expr, (inner) => {
    if (inner.kind === "variable" && names.has(inner.name)) found ??= inner.name;
  });
  return found;
}
