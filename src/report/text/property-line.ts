import type { LimitHit } from "../../checker";
import type { PropertyReport, SpecResult } from "../spec-result";
import { holdsBecause, violatedAlthough } from "./fairness-text";
import { bytes, counted, grouped, seconds } from "./quantity";
import type { TextOptions } from "./style";
import { pad, wrap } from "./width";

const MARK = 12;

/** The properties of a result, a line each: mark, id, verdict in words. */
export function propertyLines(result: SpecResult, options: TextOptions): readonly string[] {
  const widest = Math.max(0, ...result.properties.map(({ id }) => id.length));
  return result.properties.flatMap((property) => {
    const column = 2 + MARK + 2 + widest + 2;
    const [first = "", ...rest] = wrap(verdictText(property, result), Math.max(24, options.width - column), 2);
    const mark = tone(property, options)(pad(markOf(property), MARK));
    return [`  ${mark}  ${pad(property.id, widest)}  ${first}`, ...rest.map((line) => " ".repeat(column) + line)];
  });
}

/** `ok` for what is as it should be; otherwise the verdict, in capitals where it is definitely wrong. */
function markOf({ judgement, verdict, expected, known }: PropertyReport): string {
  if (known === true) return "known";
  switch (judgement) {
    case "wrong":
      return verdict.toUpperCase();
    case "open":
      return verdict;
    case "met":
      return verdict === "vacuous" && expected === undefined ? verdict : "ok";
  }
}

function tone(
  { judgement, verdict, expected, known }: PropertyReport,
  { paint }: TextOptions,
): (text: string) => string {
  if (known === true) return paint.doubtful;
  switch (judgement) {
    case "wrong":
      return paint.bad;
    case "open":
      return paint.doubtful;
    case "met":
      return verdict === "vacuous" && expected === undefined ? paint.doubtful : paint.good;
  }
}

/** What the mark does not say: the verdict where it is as expected, how it came about, what was expected. */
function verdictText(property: PropertyReport, result: SpecResult): string {
  const isMarked = markOf(property).toLowerCase() === property.verdict;
  return [...clauses(property, result, !isMarked), ...reason(property)].join("; ");
}

/** The verdict, how it came about and what was expected, in words: `violated in 27 steps; expected: holds`. */
export function verdictSentence(property: PropertyReport, result: SpecResult): string {
  return clauses(property, result, true).join("; ");
}

function clauses(property: PropertyReport, result: SpecResult, withVerdict: boolean): readonly string[] {
  const { verdict, expected, judgement } = property;
  const word = verdict === "vacuous" || verdict === "inconclusive" ? `${verdict}:` : verdict;
  const text = [...(withVerdict ? [word] : []), ...detail(property, result)].join(" ");
  const wish = expected === undefined ? [] : [judgement === "met" ? "as expected" : `expected: ${expected}`];
  const named =
    verdict === "vacuous" && judgement === "wrong" && expected === undefined
      ? ["make that possible, or expect it to be vacuous"]
      : [];
  return [...(text === "" ? [] : [text]), ...wish, ...named];
}

function reason({ differs }: PropertyReport): readonly string[] {
  return differs === undefined ? [] : [`differs from the literature: ${differs}`];
}

function detail(property: PropertyReport, { exploredDepth }: SpecResult): readonly string[] {
  const { verdict, trace, vacuity, limit, plain, assumptions } = property;
  switch (verdict) {
    case "holds":
      if (plain === true) return ["in its plain form: whether some wait forever while others move was not looked at"];
      return assumptions === undefined ? [] : [holdsBecause(assumptions)];
    case "violated": {
      if (trace === undefined) return [];
      const length = `in ${counted(trace.length, "step")}`;
      return assumptions === undefined ? [length] : [`${length}, ${violatedAlthough(trace, assumptions)}`];
    }
    case "vacuous":
      return [`it never happened that ${vacuity.join("; nor that ")}`];
    case "inconclusive":
      if (limit !== undefined) return [limitText(limit)];
      return [`no violation ${exploredDepth < 0 ? "found" : `within depth ${String(exploredDepth)}`}`];
  }
}

/** What cut a search, in words. */
export function limitText({ kind, value }: LimitHit): string {
  switch (kind) {
    case "states":
      return `cut at ${counted(value, "state")}`;
    case "depth":
      return `cut at depth ${String(value)}`;
    case "memory":
      return `cut at ${bytes(value)} of memory`;
    case "time":
      return `cut after ${seconds(value)}`;
    case "interrupted":
      return "interrupted";
    case "preemptions":
      return `at most ${counted(value, "preemption")}`;
    case "graph":
      return "the states were not kept as they are, so what may go on forever was not looked at";
    case "simulation":
      return `after ${counted(value, "random run")}`;
    case "violation":
      return `ended at the first ${value === 1 ? "violation" : `${grouped(value)} violations`}`;
  }
}
