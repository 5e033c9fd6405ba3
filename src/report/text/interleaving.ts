import type { StepReport, TraceReport } from "../trace";
import { loopMark } from "./loop-marks";
import { stepLines } from "./step-lines";
import { type Symbols, symbolsOf, type TextOptions } from "./style";
import { displayWidth, pad, padLeft, wrap } from "./width";

const GAP = 2;
/** A column narrower than this is not worth having. */
const NARROWEST = 28;
const WIDEST_NAME = 16;

interface Column {
  readonly actor: string;
  readonly doc: string;
  readonly width: number;
  /** Where it starts, counted from the left edge of the first column. */
  readonly offset: number;
}

/**
 * The steps of a trace, numbered, as kernel developers write races down: a column for each actor that moves, time running
 * downwards. Where the columns would be too narrow: one column, the actor's name before each step.
 */
export function interleaving(trace: TraceReport, options: TextOptions): readonly string[] {
  if (trace.steps.length === 0) return [];
  const gutter = String(trace.steps.length).length + 2;
  const columns = columnsOf(trace, options.width - gutter - GAP);
  return columns === undefined
    ? inOneColumn(trace, gutter, options)
    : inColumns(trace, columns, gutter, options, symbolsOf(options));
}

function inColumns(
  trace: TraceReport,
  columns: readonly Column[],
  gutter: number,
  { paint, width }: TextOptions,
  symbols: Symbols,
): readonly string[] {
  const { steps } = trace;
  const left = " ".repeat(gutter + GAP);
  const marks = (at: number): readonly string[] => markLines(trace, at, left, width, symbols, paint);
  const across = (cell: (column: Column) => string, tone: (text: string) => string): string => {
    const cells = columns.map((column) => tone(pad(cell(column), column.width)));
    return (left + cells.join(" ".repeat(GAP))).trimEnd();
  };
  const docs = columns.map(({ doc, width }) => (doc === "" ? [] : wrap(doc, width)));
  const header = Array.from({ length: Math.max(0, ...docs.map(({ length }) => length)) }, (_, row) =>
    across((column) => docs[columns.indexOf(column)]?.[row] ?? "", paint.faint),
  );
  return [
    across(({ actor }) => actor, paint.strong),
    ...header,
    across(({ width }) => symbols.rule.repeat(width), paint.faint),
    ...steps.flatMap((step, at) => {
      const column = columns.find(({ actor }) => actor === step.actor);
      if (column === undefined) return [];
      const mark = marks(at);
      const lines = stepLines(step, mark.length > 0 ? undefined : steps[at - 1], column.width, symbols);
      return [
        ...mark,
        ...lines.map(({ text, tone, numbered }) => {
          const number = padLeft(numbered ? String(at + 1) : "", gutter);
          const shown = tone === "faint" ? paint.faint(text) : text;
          return `${number}${" ".repeat(GAP + column.offset)}${shown}`;
        }),
      ];
    }),
    ...marks(steps.length),
  ];
}

/** Where the part that repeats begins or ends. */
function markLines(
  trace: TraceReport,
  at: number,
  left: string,
  width: number,
  symbols: Symbols,
  paint: TextOptions["paint"],
): readonly string[] {
  const mark = loopMark(trace, at, width - left.length, symbols);
  return mark === undefined ? [] : [left + paint.strong(mark)];
}

function inOneColumn(trace: TraceReport, gutter: number, options: TextOptions): readonly string[] {
  const { steps, actors } = trace;
  const { paint, width } = options;
  const symbols = symbolsOf(options);
  const moving = new Set(steps.map(({ actor }) => actor));
  const names = Math.min(WIDEST_NAME, Math.max(...[...moving].map(displayWidth)));
  const offset = gutter + GAP + names + GAP;
  const room = Math.max(NARROWEST, width - offset);
  const about = actors
    .filter(({ name, doc }) => moving.has(name) && doc !== "")
    .flatMap(({ name, doc }) => beside(name, wrap(doc, room), names, gutter + GAP, paint.strong));
  const left = " ".repeat(gutter + GAP);
  const marks = (at: number): readonly string[] => markLines(trace, at, left, width, symbols, paint);
  const rows = steps.flatMap((step, at) => {
    const mark = marks(at);
    const before = mark.length > 0 ? undefined : steps[at - 1];
    const lines = stepLines(step, before, room, symbols);
    const isSame = before?.actor === step.actor;
    const shown = lines.map(({ text, tone }) => (tone === "faint" ? paint.faint(text) : text));
    const named = beside(isSame ? "" : step.actor, shown, names, 0, paint.strong);
    const numbered = named.map((line, row) => {
      const number = lines[row + lines.length - named.length]?.numbered === true ? String(at + 1) : "";
      return `${padLeft(number, gutter)}${" ".repeat(GAP)}${line}`;
    });
    return [...mark, ...numbered];
  });
  const rule = left + paint.faint(symbols.rule.repeat(Math.max(1, width - gutter - GAP)));
  return [...(about.length === 0 ? [] : [...about, rule]), ...rows, ...marks(steps.length)];
}

/** Lines with a name before the first; a name that is too long has a line to itself. */
function beside(
  name: string,
  lines: readonly string[],
  width: number,
  indent: number,
  tone: (text: string) => string,
): readonly string[] {
  const margin = " ".repeat(indent);
  const below = margin + " ".repeat(width + GAP);
  if (displayWidth(name) > width) return [margin + tone(name), ...lines.map((line) => below + line)];
  const [first = "", ...rest] = lines;
  return [`${margin}${tone(pad(name, width))}${" ".repeat(GAP)}${first}`, ...rest.map((line) => below + line)];
}

/** The columns of the actors that move; undefined where they do not fit. */
function columnsOf({ actors, steps }: TraceReport, room: number): readonly Column[] | undefined {
  const moving = actors.filter(({ name }) => steps.some(({ actor }) => actor === name));
  const needs = moving.map(({ name }) => widthNeeded(name, steps));
  const widths = shareOut(needs, room - GAP * (moving.length - 1));
  if (widths.some((width, at) => width < Math.min(NARROWEST, needs[at] ?? 0))) return undefined;
  let offset = 0;
  return moving.map(({ name, doc }, at) => {
    const width = widths[at] ?? 0;
    const column = { actor: name, doc, width, offset };
    offset += width + GAP;
    return column;
  });
}

/** The width at which nothing that the actor does has to be wrapped. */
function widthNeeded(actor: string, steps: readonly StepReport[]): number {
  const own = steps.filter((step) => step.actor === actor);
  return Math.max(
    NARROWEST,
    displayWidth(actor),
    ...own.map(({ text }) => displayWidth(text) + 2),
    ...own.flatMap(({ changes }) =>
      changes
        .filter(({ scope }) => scope !== "local")
        .map(({ variable, from, to }) => displayWidth(variable + from + to) + 12),
    ),
  );
}

/** Widths that add up to at most `room`: to each what it needs, and where that is too much, equal shares of the rest. */
function shareOut(needs: readonly number[], room: number): readonly number[] {
  const widths = needs.map(() => 0);
  let left = room;
  const byNeed = needs.map((need, at) => ({ need, at })).sort((one, other) => one.need - other.need);
  byNeed.forEach(({ need, at }, position) => {
    const width = Math.min(need, Math.floor(left / (byNeed.length - position)));
    widths[at] = width;
    left -= width;
  });
  return widths;
}
