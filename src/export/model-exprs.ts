import { type Expr, type Model, statementExprs } from "../model";
import { requirements, type Subject } from "./subject";

/** All expressions that an export for the subject contains. */
export function modelExprs(model: Model, subject: Subject): readonly Expr[] {
  const alternatives = model.processes.flatMap(({ steps }) => steps.flatMap((step) => step.alternatives));
  return [
    model.halted,
    ...(subject.kind === "invariant" ? [subject.holds] : []),
    ...(subject.kind === "leads-to" ? [subject.from, subject.to] : []),
    ...alternatives.flatMap(({ when, choose, assertions, do: statements }) => [
      when,
      ...(choose === undefined ? [] : [choose.where]),
      ...requirements(assertions, subject),
      ...statementExprs(statements),
    ]),
  ];
}
