import type { Expr } from "../expression";
import type { Model, ModelAlternative } from "../model";
import { visitExpr } from "./map-expr";
import { statementExprs } from "./map-statement";
import { conditionsOf } from "./property-conditions";

/** Leaves out the constant tables that nothing in the model reads any more. They are no part of its states. */
export function dropUnreadConstants(model: Model): Model {
  const read = new Set<string>();
  for (const expr of expressionsOf(model)) {
    visitExpr(expr, (inner) => {
      if (inner.kind === "variable") read.add(inner.name);
    });
  }
  return { ...model, variables: model.variables.filter(({ name, constant }) => !constant || read.has(name)) };
}

function expressionsOf(model: Model): readonly Expr[] {
  return [
    model.halted,
    model.initially,
    ...model.stateMarks.map(({ when }) => when),
    ...model.properties.flatMap(conditionsOf),
    ...model.processes.flatMap(({ steps }) =>
      steps.flatMap(({ alternatives, marks }) => [
        ...marks.map(({ when }) => when),
        ...alternatives.flatMap(alternativeExprs),
      ]),
    ),
  ];
}

function alternativeExprs({ when, choose, assertions, marks, do: effects, text }: ModelAlternative): readonly Expr[] {
  return [
    when,
    ...(choose === undefined ? [] : [choose.where]),
    ...assertions.map(({ require }) => require),
    ...marks.map((mark) => mark.when),
    ...statementExprs(effects),
    ...text.filter((part) => typeof part !== "string"),
  ];
}
