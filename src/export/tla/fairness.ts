import { cellsOf, type Expr, type Model, shapeOf, visitExpr } from "../../model";
import { NOTHING_KNOWN } from "../lower";
import { commentText } from "../text";
import { partOf, scopeOf, type TlaContext } from "./context";
import type { Part } from "./parts";

/**
 * What the model assumes: weak fairness for each agent in each process that is counted on; where locks are handed over,
 * strong fairness for each cell of a lock that such an agent waits for at a step, unless the step chooses it.
 */
export function fairness(context: TlaContext): readonly string[] {
  const { model, parts } = context;
  const lines = model.processes.flatMap((process, position) => {
    const own = (parts[position] ?? []).flatMap((some, step) => some.map((part) => ({ part, step })));
    const counted = own.filter(({ part }) => part.asked || !process.unfair.includes(part.agent));
    const partyOf = ({ agent, asked }: Part): string => (asked ? `${agent}, where asked` : agent);
    const weak = [...new Set(counted.map(({ part }) => partyOf(part)))].map((party) => {
      const names = counted.filter(({ part }) => partyOf(part) === party).map(({ part }) => part.name);
      return `  /\\ WF_vars(${names.join(" \\/ ")}) \\* ${commentText(process.name)}: ${party}`;
    });
    const strong = model.lockHandOver
      ? process.steps.flatMap((_, at) =>
          handOver(
            counted.flatMap(({ part, step }) => (step === at ? [part] : [])),
            position,
            context,
          ),
        )
      : [];
    return [...weak, ...strong];
  });
  return [
    "\\* who is counted on goes on, where it can all the time; what stands under SF happens, if it can again and again",
    "Fairness ==",
    ...(lines.length === 0 ? ["  TRUE"] : lines),
  ];
}

/** One line for each cell that the parts of a step wait for. */
function handOver(parts: readonly Part[], process: number, context: TlaContext): readonly string[] {
  const { model } = context;
  const waiting = parts.flatMap((part) => (part.acquires === undefined ? [] : [{ part, ...part.acquires }]));
  const known = waiting.filter(({ part, at }) => !at.some((index) => isChosen(index, part)));
  return [...new Set(known.map(({ lock }) => lock))].flatMap((lock) => {
    const index = model.variables.find(({ name }) => name === lock)?.index ?? [];
    return cellsOf(shapeOf(index, model.sets)).flatMap((cell) => {
      const ways = known
        .filter((one) => one.lock === lock)
        .flatMap(({ part, at }) => {
          const tests = at.map((expr, dimension): Expr => {
            const element: Expr = { kind: "element", set: index[dimension] ?? "", index: cell[dimension] ?? 0 };
            return { kind: "eq", left: expr, right: element };
          });
          const texts = tests.map((test) => partOf(test, scopeOf(context, process), NOTHING_KNOWN, context));
          if (texts.includes("FALSE")) return [];
          const conditions = texts.filter((text) => text !== "TRUE");
          return [conditions.length === 0 ? part.name : `(${[part.name, ...conditions].join(" /\\ ")})`];
        });
      if (ways.length === 0) return [];
      return [`  /\\ SF_vars(${ways.join(" \\/ ")}) \\* ${commentText(`${lock} ${cellName(index, cell, model)}`)}`];
    });
  });
}

/** Whether an index is what the step has chosen: nothing is promised about those. */
function isChosen(index: Expr, { alternatives }: Part): boolean {
  let found = false;
  visitExpr(index, (expr) => {
    found ||= expr.kind === "local" && alternatives.some(({ choose }) => choose?.bind === expr.name);
  });
  return found;
}

function cellName(index: readonly string[], cell: readonly number[], { sets }: Model): string {
  return index.map((set, dimension) => sets[set]?.[cell[dimension] ?? 0] ?? "").join(" ");
}
