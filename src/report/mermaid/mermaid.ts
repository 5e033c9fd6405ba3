import { escapeAll } from "../escape";
import { endLines } from "../text/end-lines";
import { counted } from "../text/quantity";
import { changeText, functionText } from "../text/step-lines";
import { symbolsOf } from "../text/style";
import { wrap } from "../text/width";
import type { StepReport } from "../trace";
import type { TraceFile } from "../trace-file";
import { mermaidText } from "./mermaid-text";

const BREAK = "<br/>";
const END_WIDTH = 80;
/** Characters of a line in a note: Mermaid makes notes as wide as their text, even over other columns. */
const NOTE_WIDTH = 36;

/**
 * A counterexample as a Mermaid sequence diagram: a participant for each actor that moves, a note for each step, a `loop`
 * block around what repeats.
 */
export function traceMermaid(unsafe: TraceFile): string {
  const file = escapeAll(unsafe);
  const { trace, property, spec, title } = file;
  const { steps, actors, loopStart, length } = trace;
  const moving = actors.filter(({ name }) => steps.some(({ actor }) => actor === name));
  const shown = moving.length > 0 ? moving : actors.slice(0, 1);
  const participant = new Map(shown.map(({ name }, position) => [name, `a${String(position)}`]));
  const ids = [...participant.values()];
  const across = ids.length === 1 ? (ids[0] ?? "") : `${ids[0] ?? ""},${ids.at(-1) ?? ""}`;
  const over = (lines: readonly string[]): string => `Note over ${across}: ${lines.map(mermaidText).join(BREAK)}`;
  const note = (step: StepReport, at: number): string =>
    `Note over ${participant.get(step.actor) ?? ""}: ${noteLines(step, at).map(mermaidText).join(BREAK)}`;
  const before = loopStart === undefined ? steps : steps.slice(0, loopStart);
  const repeated = loopStart === undefined ? [] : steps.slice(loopStart);
  const body = [
    ...shown.map(({ name, doc }) => {
      const label = [name, ...(doc === "" ? [] : [doc])].map(mermaidText).join(BREAK);
      return `participant ${participant.get(name) ?? ""} as ${label}`;
    }),
    over([`${property.id} is violated in ${counted(length, "step")}`, title, spec]),
    ...before.map(note),
    ...(repeated.length === 0
      ? []
      : ["loop forever", ...repeated.map((step, at) => `  ${note(step, before.length + at)}`), "end"]),
    ...(loopStart === length ? [over(["from here on nothing more need happen"])] : []),
    over(endLines(file, END_WIDTH).map((line) => line.trim())),
  ];
  return `${["sequenceDiagram", ...body.map((line) => `  ${line}`)].join("\n")}\n`;
}

function noteLines(step: StepReport, at: number): readonly string[] {
  const symbols = symbolsOf({ ascii: false });
  return [
    `${String(at + 1)}. ${functionText(step)}`,
    ...wrap(step.text, NOTE_WIDTH),
    ...step.changes
      .filter(({ scope }) => scope !== "local")
      .flatMap((change) => wrap(changeText(change, symbols), NOTE_WIDTH)),
  ];
}
