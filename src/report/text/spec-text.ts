import { escapeAll, inert } from "../escape";
import type { PropertyReport, SpecResult } from "../spec-result";
import type { TraceReport } from "../trace";
import { interleaving } from "./interleaving";
import { limitText, propertyLines } from "./property-line";
import { bytes, counted, omissionText, seconds } from "./quantity";
import { storyOf } from "./same-story";
import { valuesText } from "./step-lines";
import { symbolsOf, type TextOptions } from "./style";
import { indented, violationLines } from "./trace-end";
import { wrap } from "./width";

const LABEL = 10;

/** What came of one spec, for a terminal or a mail: verdicts, bounds, counterexamples. */
export function specText(unsafe: SpecResult, options: TextOptions): string {
  const result = escapeAll(unsafe);
  const { paint } = options;
  const about = [...result.claims, ...result.bugs].join(", ");
  const facts = [
    ...(result.source === undefined ? [] : labelled("source", result.source, options)),
    ...(about === "" ? [] : labelled("about", about, options)),
  ];
  const lines = [
    ...wrap(result.title, options.width).map(paint.strong),
    ...labelled("spec", result.spec, options),
    ...facts,
    "",
    ...propertyLines(result, options),
    "",
    ...labelled("bounds", result.bounds.join("; "), options),
    ...labelled("asked for", runsText(result), options),
    ...labelled("explored", exploredText(result), options),
    ...labelled("limits", limitsText(result), options),
    ...labelled("warning", checkpointText(result), options),
    ...(options.verbose ? verboseLines(result, options) : []),
    ...result.warnings.flatMap(({ rendered }) => ["", ...rendered.split("\n")]),
    ...tracesLines(result, options),
  ];
  return inert(`${lines.join("\n")}\n`);
}

function labelled(label: string, text: string, { width, paint }: TextOptions): readonly string[] {
  if (text === "") return [];
  const margin = " ".repeat(LABEL + 2);
  return wrap(text, width - LABEL - 2).map((line, at) =>
    at === 0 ? `  ${paint.faint(label.padEnd(LABEL))}${line}` : margin + line,
  );
}

/** What was explored, in words. */
export function exploredText(result: SpecResult): string {
  const { states, transitions, depth, complete, limit, simulation, stats, omissionProbability } = result;
  const extent = complete ? "all that is reachable" : limit === undefined ? "not complete" : limitText(limit);
  // How many transitions a walk passes by says nothing.
  const moves = simulation === undefined ? [counted(transitions, "transition")] : [];
  const counts = [counted(states, "state"), ...moves, `depth ${String(depth)}`].join(", ");
  const doubt = omissionProbability === undefined ? [] : [omissionText(omissionProbability)];
  return [counts, extent, ...doubt, seconds(stats.seconds)].join("; ");
}

function runsText({ simulation }: SpecResult): string {
  if (simulation === undefined) return "";
  const { runs, depth, seed } = simulation;
  return `${counted(runs, "random run")} of at most ${counted(depth, "step")}, seed ${String(seed)}`;
}

function checkpointText({ stats: { checkpointFailure } }: SpecResult): string {
  return checkpointFailure === undefined ? "" : `the last checkpoint could not be written: ${checkpointFailure}`;
}

function limitsText({ limits, stats }: SpecResult): string {
  return [
    ...(limits.states === undefined ? [] : [counted(limits.states, "state")]),
    ...(limits.depth === undefined ? [] : [`depth ${String(limits.depth)}`]),
    `memory ${bytes(stats.memoryLimit)}${limits.memoryBytes === undefined ? " (half of what there is)" : ""}`,
    limits.seconds === undefined ? "no time limit" : seconds(limits.seconds),
  ].join(", ");
}

function verboseLines(result: SpecResult, options: TextOptions): readonly string[] {
  const { stats } = result;
  const speed = `${counted(Math.round(stats.statesPerSecond), "state")} a second, ${bytes(stats.peakBytes)} at most`;
  return [
    ...labelled("ghosts", result.ghosts.join(", ") || "none", options),
    ...labelled("model", result.modelHash, options),
    ...labelled("speed", speed, options),
  ];
}

/** The counterexamples that were asked for. One that violates several properties is told once, unless `verbose`. */
function tracesLines({ properties }: SpecResult, options: TextOptions): readonly string[] {
  const told = new Map<string, string>();
  return properties.flatMap((property) => {
    const { id, trace, judgement, known } = property;
    if (trace === undefined || options.traces === "none") return [];
    if (options.traces === "unexpected" && (judgement !== "wrong" || known === true)) return [];
    const title = heading(`${id} is violated in ${counted(trace.length, "step")}`, options);
    const story = storyOf(trace);
    const before = options.verbose || trace.length === 0 ? undefined : told.get(story);
    if (before === undefined) {
      told.set(story, id);
      return ["", ...title, ...counterexampleLines(property, trace, options)];
    }
    const same = indented(`the interleaving of ${before}, above`, options);
    return ["", ...title, "", ...same, "", ...violationLines(property, trace, options)];
  });
}

/** The steps of a counterexample, and what is wrong where it ends. */
export function counterexampleLines(
  property: PropertyReport,
  trace: TraceReport,
  options: TextOptions,
): readonly string[] {
  return [...storyLines(trace, options), ...violationLines(property, trace, options)];
}

/** The steps of a trace, and where they start from if there is a choice. */
export function storyLines(trace: TraceReport, options: TextOptions): readonly string[] {
  const steps = interleaving(trace, options);
  return [
    "",
    ...(trace.initially.length === 0 ? [] : [...indented(`starting with ${valuesText(trace.initially)}`, options), ""]),
    ...steps,
    ...(steps.length === 0 ? [] : [""]),
  ];
}

/** A title with a rule that fills the line. */
export function heading(title: string, options: TextOptions): readonly string[] {
  const { rule } = symbolsOf(options);
  const start = `${rule}${rule} ${title} `;
  return [options.paint.strong(start + rule.repeat(Math.max(2, options.width - start.length)))];
}
