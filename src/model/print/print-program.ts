import type { Procedure, ProcessDeclaration, Program } from "../program";
import type { Property } from "../property";
import { PROCESS_SET } from "../type";
import { leadsToText } from "./leads-to-text";
import { isTrue } from "./print-alternative";
import { declarationLines, section } from "./print-declarations";
import { printExpr } from "./print-expr";
import { listProcedure } from "./program-listing";
import { type PrintOptions, type PrintStyle, styleOf } from "./style";
import { columns, type Row } from "./wrap";

/**
 * A program as pseudo-code for review: declarations, processes, properties, then procedure by procedure, top to bottom,
 * a line for each step. A line that does not say where it goes on goes on below. The same program gives the same text;
 * the sentences of traces are left out.
 */
export function printProgram(program: Program, options: PrintOptions = {}): string {
  const sets = { ...program.sets, [PROCESS_SET]: program.processes.map((process) => process.name) };
  const style = styleOf(options, sets);
  const conditions: readonly Row[] = [
    { head: "initially", text: printExpr(program.initially, style.names) },
    { head: "halted", text: printExpr(program.halted, style.names) },
  ];
  const lines = [
    `program ${program.name}`,
    "",
    ...declarationLines(program, style),
    ...section(
      "processes",
      program.processes.map((process) => processRow(process, style)),
      style,
    ),
    ...section("conditions", conditions, style),
    ...section(
      "properties",
      program.properties.flatMap((property) => propertyRows(property, style)),
      style,
    ),
    ...program.procedures.flatMap((procedure) => [...procedureLines(procedure, style), ""]),
  ];
  return `${lines.join("\n").trimEnd()}\n`;
}

function procedureLines(procedure: Procedure, style: PrintStyle): readonly string[] {
  const { title, lines } = listProcedure(procedure, style);
  return [title, ...columns(lines, 2, style.width)];
}

function processRow({ name, procedure, args, times, doc }: ProcessDeclaration, style: PrintStyle): Row {
  const given = Object.entries(args).map(([param, arg]) => `${param}: ${printExpr(arg, style.names)}`);
  const often = times === 1 ? "" : times === "forever" ? ", forever" : `, ${String(times)} times`;
  return { head: name, text: `${procedure}(${given.join(", ")})${often}${doc === "" ? "" : `  # ${doc}`}` };
}

function propertyRows(property: Property, style: PrintStyle): readonly Row[] {
  const condition = (): readonly string[] => {
    switch (property.kind) {
      case "invariant":
        return [`always ${printExpr(property.holds, style.names)}`];
      case "event":
        return [`at ${property.on.join(", ")}: ${printExpr(property.require, style.names)}`];
      case "deadlock-free":
        return ["no deadlock"];
      case "leads-to":
        return [leadsToText(property, style.names)];
    }
  };
  const triggers = property.triggers.map((trigger) => {
    const when = printExpr(trigger.when, style.names);
    const condition = isTrue(trigger.when) ? "" : ` with ${when}`;
    return `needs ${trigger.kind === "event" ? `${trigger.on.join(", ")}${condition}` : when}: ${trigger.text}`;
  });
  return [property.doc, ...condition(), ...triggers].map((text, at) => ({ head: at === 0 ? property.id : "", text }));
}
