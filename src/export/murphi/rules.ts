import type { Expr, ModelAlternative, ModelStep } from "../../model";
import { bindName } from "../expression-writer";
import { canHalt, possibleAlternatives, stepComment, transitionName } from "../step-text";
import { requirements } from "../subject";
import { named } from "../symbols";
import { indented, stringText } from "../text";
import { type MurphiContext, scopeOf } from "./context";
import { statementLines } from "./statements";

/** A rule for each alternative of each step of each process; those that choose an element, once for each element. */
export function rules(context: MurphiContext): readonly (readonly string[])[] {
  const { model } = context;
  return model.processes.flatMap((process, position) =>
    process.steps.flatMap((step) =>
      possibleAlternatives(step, model).map((alternative, number) => [
        ...(number === 0 ? [`-- ${process.name.replace(/[^ -~]/g, "?")}: ${stepComment(step)}`] : []),
        ...rule(alternative, step, position, transitionName(process.name, step, alternative, number), context),
      ]),
    ),
  );
}

function rule(
  alternative: ModelAlternative,
  step: ModelStep,
  process: number,
  name: string,
  context: MurphiContext,
): readonly string[] {
  const { model, symbols, subject, writer, lower } = context;
  const own = symbols.processes[process];
  const { choose } = alternative;
  const outer = scopeOf(context, process);
  const { bind, inner: scope } = choose === undefined ? { bind: "", inner: outer } : bindName(choose.bind, outer);
  const conditions = [...(choose === undefined ? [] : [choose.where]), alternative.when]
    .map(lower)
    .filter((condition) => !isTrue(condition));
  const guard = [
    `${own?.counter ?? ""} = ${named(own?.labels, step.label)}`,
    ...(canHalt(model) ? [`!${symbols.halted}()`] : []),
    ...conditions.map((condition) => writer.writePart(condition, scope)),
  ];
  const lines = [
    `rule "${stringText(name)}"`,
    ...indented(guard.map((part, position) => (position === 0 ? part : `& ${part}`))),
    "==>",
    "begin",
    ...indented([
      ...requirements(alternative.assertions, subject).map(
        (require) => `assert (${writer.write(lower(require), scope)}) "${stringText(subjectId(context))}";`,
      ),
      ...statementLines(alternative.do, scope, context),
      `${own?.counter ?? ""} := ${named(own?.labels, alternative.next)};`,
    ]),
    "endrule;",
  ];
  if (choose === undefined) return lines;
  return [`ruleset ${bind}: ${named(symbols.sets, choose.set)} do`, ...indented(lines), "endruleset;"];
}

function isTrue(expr: Expr): boolean {
  return expr.kind === "bool" && expr.value;
}

function subjectId({ subject }: MurphiContext): string {
  return subject.kind === "counts" ? "" : subject.id;
}
