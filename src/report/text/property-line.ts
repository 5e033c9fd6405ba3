import type { LimitHit } from "../../checker";
import type { PropertyReport, SpecResult } from "../spec-result";
import { bytes, counted, seconds } from "./quantity";
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
function markOf({ judgement, verdict, expected }: PropertyReport): string {
  switch (judgement) {
    case "wrong":
      return verdict.toUpperCase();
    case "open":
      return verdict;
    case "met":
      return verdict === "vacuous" && expected === undefined ? verdict : "ok";
  }
}

function tone({ judgement, verdict, expected }: PropertyReport, { paint }: TextOptions): (text: string) => string {
  switch (judgement) {
    case "wrong":
      return paint.bad;
    case "open":
      return paint.doubtful;
    case "met":
      return verdict === "vacuous" && expected === undefined ? paint.doubtful : paint.good;
  }
}

function verdictText(property: PropertyReport, result: SpecResult): string {
  const { verdict, expected, differs, judgement } = property;
  const asExpected = expected === undefined ? "" : judgement === "met" ? " as expected" : `; expected: ${expected}`;
  const reason = differs === undefined ? "" : ` (expected otherwise than in the literature: ${differs})`;
  return `${verdict}${asExpected}${detail(property, result)}${reason}`;
}

function detail({ verdict, trace, vacuity }: PropertyReport, { limit, exploredDepth }: SpecResult): string {
  switch (verdict) {
    case "holds":
      return "";
    case "violated":
      return trace === undefined ? "" : `, ${counted(trace.length, "step")}`;
    case "vacuous":
      return `: it never happened that ${vacuity.join("; nor that ")}`;
    case "inconclusive":
      return `: no violation ${exploredDepth < 0 ? "found" : `within depth ${String(exploredDepth)}`}, ${
        limit === undefined ? "search not complete" : limitText(limit)
      }`;
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
  }
}
