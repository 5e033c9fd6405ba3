import { escapeAll } from "../escape";
import { endLines } from "../text/end-lines";
import { counted } from "../text/quantity";
import { changeText, functionText } from "../text/step-lines";
import { symbolsOf } from "../text/style";
import { wrap } from "../text/width";
import type { StepReport } from "../trace";
import type { TraceFile } from "../trace-file";

const WIDTH = 60;

/**
 * A counterexample as a Graphviz graph: a node for each state, named by what has changed, an arrow for each step, and
 * an arrow back where the trace repeats.
 */
export function traceDot(unsafe: TraceFile): string {
  const file = escapeAll(unsafe);
  const { trace, property, title, spec } = file;
  const { steps, loopStart, length } = trace;
  const loops = loopStart !== undefined && loopStart < length;
  // Where the last step leads back, there is no state of its own behind it.
  const states = loops ? length : length + 1;
  const heading = [`${property.id} is violated in ${counted(length, "step")}`, title, spec];
  const lines = [
    ...[`label=${quoted(heading)}`, 'labelloc="t"', 'fontname="sans-serif"', "rankdir=TB"],
    'node [shape=box, style="rounded", fontname="sans-serif", fontsize=11]',
    'edge [fontname="sans-serif", fontsize=11]',
    ...Array.from({ length: states }, (_, at) => {
      const isEnd = at === states - 1;
      const label = [`state ${String(at)}`, ...changesOf(steps[at - 1])];
      return `s${String(at)} [label=${quoted(label)}${isEnd ? ", peripheries=2" : ""}]`;
    }),
    ...steps.map((step, at) => {
      const isBack = loops && at === length - 1;
      const to = isBack ? loopStart : at + 1;
      const label = [`${String(at + 1)}. ${step.actor}: ${functionText(step)}`, ...wrap(step.text, WIDTH)];
      const more = isBack ? [...changesOf(step), "and again, forever"] : [];
      const style = loops && at >= loopStart ? ", style=bold" : "";
      return `s${String(at)} -> s${String(to)} [label=${quoted([...label, ...more].map((line) => `  ${line}`))}${style}${isBack ? ", constraint=false" : ""}]`;
    }),
    ...(loopStart === length
      ? [`s${String(length)} -> s${String(length)} [label=${quoted(["nothing more need happen"])}, style=dashed]`]
      : []),
    `end [shape=note, style="", label=${quoted(endLines(file, WIDTH + 20))}]`,
    `s${String(states - 1)} -> end [style=dotted, arrowhead=none]`,
  ];
  return `digraph trace {\n${lines.map((line) => `  ${line};`).join("\n")}\n}\n`;
}

function changesOf(step: StepReport | undefined): readonly string[] {
  const symbols = symbolsOf({ ascii: false });
  return (step?.changes ?? [])
    .filter(({ scope }) => scope !== "local")
    .flatMap((change) => wrap(changeText(change, symbols), WIDTH, 2));
}

/** Lines of text as a quoted string, to the left; Graphviz would take `&lt;` in it for a character of HTML. */
function quoted(lines: readonly string[]): string {
  const text = lines.map((line) =>
    line.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("&", "&amp;").replace(/\s/g, " "),
  );
  return `"${text.map((line) => `${line}\\l`).join("")}"`;
}
