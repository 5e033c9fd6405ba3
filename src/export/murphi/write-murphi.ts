import { DONE, type Expr, type Model } from "../../model";
import { ExportError } from "../export-error";
import { canHalt } from "../step-text";
import { type Subject, subjectText } from "../subject";
import { commentText, fileOf, stringText } from "../text";
import { type MurphiContext, murphiContext, scopeOf } from "./context";
import { declarations } from "./declarations";
import { rules } from "./rules";
import { startStates } from "./start-states";

/** A model in Murphi, as Rumur reads it. To be run with `--deadlock-detection stuck` for deadlocks, else with `off`. */
export function writeMurphi(model: Model, subject: Subject): string {
  if (subject.kind === "leads-to") {
    throw new ExportError(
      "export/response",
      `"${subject.id}" is a response, about behaviours that go on forever; Murphi has none, Promela and TLA+ do`,
    );
  }
  const context = murphiContext(model, subject);
  return fileOf([
    [
      `-- ${commentText(model.name)}, exported by gupcheck`,
      `-- ${commentText(subjectText(subject))}`,
      `-- rumur --deadlock-detection ${subject.kind === "deadlock-free" ? "stuck" : "off"}`,
    ],
    ...declarations(context),
    halted(context),
    ...startStates(context),
    ...rules(context),
    property(context),
  ]);
}

/** True once nothing happens any more. */
function halted(context: MurphiContext): readonly string[] {
  const { model, symbols, writer, lower } = context;
  if (!canHalt(model)) return [];
  return [
    `function ${symbols.halted}(): boolean;`,
    "begin",
    `  return ${writer.write(lower(model.halted), scopeOf(context))};`,
    "endfunction;",
  ];
}

function property(context: MurphiContext): readonly string[] {
  const { subject, writer, lower } = context;
  switch (subject.kind) {
    case "counts":
    case "assertion":
    case "leads-to":
      return [];
    case "invariant":
      return [`invariant "${stringText(subject.id)}"`, `  ${writer.write(lower(subject.holds), scopeOf(context))};`];
    case "deadlock-free":
      return intendedEnd(context);
  }
}

/** A rule that changes nothing keeps a checker from calling an intended end a deadlock. */
function intendedEnd(context: MurphiContext): readonly string[] {
  const { model, symbols, writer } = context;
  const finished: Expr = {
    kind: "and",
    of: model.processes
      .filter(({ mustFinish }) => mustFinish)
      .map(({ name }): Expr => ({ kind: "at-label", process: name, labels: [DONE] })),
  };
  const ends = writer.write(finished, scopeOf(context));
  return [
    "-- an intended end is no deadlock",
    'rule "finished"',
    `  ${canHalt(model) ? `${symbols.halted}() | (${ends})` : ends}`,
    "==>",
    "begin",
    "endrule;",
  ];
}
