import type { Procedure, Program } from "../program";
import { PROCESS_SET } from "../type";
import { localsText, parametersText } from "./print-declarations";
import { stepRows } from "./print-step";
import { type PrintOptions, type PrintStyle, styleOf } from "./style";
import type { Row } from "./wrap";

/** A line of pseudo-code, not yet broken: a no-break space stands where it should not be. */
export interface ListedLine extends Row {
  /** The label of the step that the line belongs to; a step may have several. None for what is said of the procedure. */
  readonly step?: string;
}

/** A procedure as `printProgram` shows it, line by line. */
export interface ListedProcedure {
  readonly name: string;
  /** Name, parameters and file. */
  readonly title: string;
  readonly lines: readonly ListedLine[];
}

/** The procedures that the processes of a program run, directly or through others, in the order of the program. */
export function programListing(program: Program, options: PrintOptions = {}): readonly ListedProcedure[] {
  const sets = { ...program.sets, [PROCESS_SET]: program.processes.map((process) => process.name) };
  const style = styleOf(options, sets);
  const reached = reachable(program);
  return program.procedures.filter(({ name }) => reached.has(name)).map((procedure) => listProcedure(procedure, style));
}

/** One procedure, line by line. */
export function listProcedure(procedure: Procedure, style: PrintStyle): ListedProcedure {
  const { name, params, file, doc, locals, exits, body } = procedure;
  return {
    name,
    title: `${name}(${parametersText(params)})${file === "" ? "" : `  (${file})`}`,
    lines: [
      ...(doc === "" ? [] : [{ head: "#", text: doc }]),
      ...(locals.length === 0 ? [] : [{ head: "locals", text: localsText(locals, style) }]),
      ...(exits.length === 0 ? [] : [{ head: "exits", text: exits.join(", ") }]),
      ...body.flatMap((step, at) =>
        stepRows(step, name, body[at + 1]?.label, style).map((row) => ({ ...row, step: step.label })),
      ),
    ],
  };
}

function reachable({ processes, procedures }: Program): ReadonlySet<string> {
  const reached = new Set<string>();
  const pending = processes.map(({ procedure }) => procedure);
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    if (reached.has(name)) continue;
    reached.add(name);
    const body = procedures.find((procedure) => procedure.name === name)?.body ?? [];
    pending.push(...body.flatMap((step) => (step.kind === "call" ? [step.procedure] : [])));
  }
  return reached;
}
