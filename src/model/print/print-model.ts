import type { Model, ModelAlternative, ModelProperty, ModelStep, Process } from "../model";
import type { Mark } from "../program";
import { fairnessRows } from "./fairness-rows";
import { leadsToText } from "./leads-to-text";
import { isTrue, printAlternative } from "./print-alternative";
import { declarationLines, localsText, section } from "./print-declarations";
import { type PrintNames, printExpr } from "./print-expr";
import { type PrintOptions, type PrintStyle, styleOf } from "./style";
import { columns, glued, type Row } from "./wrap";

/**
 * A model, procedures inlined, as pseudo-code: what exactly is explored, process by process. The same model gives the
 * same text; the sentences of traces are left out.
 */
export function printModel(model: Model, options: PrintOptions = {}): string {
  const style = styleOf(options, model.sets);
  const conditions: readonly Row[] = [
    { head: "initially", text: printExpr(model.initially, style.names) },
    { head: "halted", text: printExpr(model.halted, style.names) },
    ...model.stateMarks.map((mark) => ({ head: "", text: markText(mark, style.names) })),
  ];
  const lines = [
    `model ${model.name}`,
    "",
    ...declarationLines(model, style),
    ...section("conditions", conditions, style),
    ...section("fairness", fairnessRows(model), style),
    ...section(
      "properties",
      model.properties.flatMap((property) => propertyRows(property, style)),
      style,
    ),
    ...model.processes.flatMap((process) => [...processLines(process, style), ""]),
  ];
  return `${lines.join("\n").trimEnd()}\n`;
}

function processLines(process: Process, style: PrintStyle): readonly string[] {
  const { steps, locals, doc } = process;
  const about: readonly Row[] = [
    ...(doc === "" ? [] : [{ head: "#", text: doc }]),
    ...(locals.length === 0 ? [] : [{ head: "locals", text: localsText(locals, style) }]),
    ...(process.entry === (steps[0]?.label ?? process.entry) ? [] : [{ head: "starts at", text: process.entry }]),
  ];
  const rows = steps.flatMap((step, at) => stepRows(step, steps[at + 1]?.label, style));
  const kind = process.mustFinish ? "process" : "background process";
  return [`${kind} ${process.name}`, ...columns([...about, ...rows], 2, style.width)];
}

function stepRows(step: ModelStep, following: string | undefined, style: PrintStyle): readonly Row[] {
  const alone = step.alternatives.length === 1;
  const lines = step.alternatives.map((alternative) =>
    printAlternative(
      {
        ...alternative,
        notes: (names) => notes(alternative, names),
        next: alternative.next === following ? "" : alternative.next,
      },
      alone,
      style,
    ),
  );
  const texts = lines.length === 0 ? ["waits forever"] : lines;
  const where = `(${step.file === "" ? step.fn : `${step.fn}, ${step.file}`})`;
  const about = step.agent === "kernel" ? where : `${where}  [${step.agent}]`;
  const rows = texts.map((text, at) => ({
    head: at === 0 ? step.label : "",
    text: [text, ...(at === texts.length - 1 ? [glued(about)] : [])].join(" ").trimEnd(),
  }));
  return [...rows, ...step.marks.map((mark) => ({ head: "", text: markText(mark, style.names) }))];
}

function notes(alternative: ModelAlternative, names: PrintNames): readonly string[] {
  return [
    ...alternative.assertions.map(({ property, require }) => `asserts ${printExpr(require, names)} [${property}]`),
    ...alternative.marks.map((mark) => markText(mark, names)),
  ];
}

function markText(mark: Mark, names: PrintNames): string {
  return `marks ${mark.id}${isTrue(mark.when) ? "" : ` if ${printExpr(mark.when, names)}`}`;
}

function propertyRows(property: ModelProperty, style: PrintStyle): readonly Row[] {
  const condition = (): string => {
    switch (property.kind) {
      case "invariant":
        return `always ${printExpr(property.holds, style.names)}`;
      case "assertion":
        return "asserted at steps";
      case "deadlock-free":
        return "no deadlock";
      case "leads-to":
        return leadsToText(property, style.names);
    }
  };
  const triggers = property.triggers.map(({ mark, text }) => `needs ${mark}: ${text}`);
  return [property.doc, condition(), ...triggers].map((text, at) => ({ head: at === 0 ? property.id : "", text }));
}
