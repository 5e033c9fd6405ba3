import { escapeAll, inert } from "../escape";
import type { FileOptions } from "../file-options";
import type { PropertyReport, RunReport, SpecOutcome, SpecResult } from "../spec-result";
import { type SpecStatus, specOf, statusOf } from "../spec-status";
import { counterexampleLines, diagnosticText, exploredText, gateText, verdictSentence } from "../text";
import { counted, grouped, seconds } from "../text/quantity";
import { fenced, inlineCode, inlineText } from "./inline";

/**
 * A run in Markdown: a table of the specs; of each that is not as it should be, or the only one, its verdicts, and the
 * interleavings that `options.text.traces` asks for. Nothing a spec says becomes markup.
 */
export function markdownReport(unsafe: RunReport, options: FileOptions): string {
  return markdownParts(unsafe, options).join("\n");
}

/** The report in pieces: what comes first matters most, and each piece makes sense without those after it. */
export function markdownParts(unsafe: RunReport, options: FileOptions): readonly string[] {
  const report = escapeAll(unsafe);
  const commands = unsafe.outcomes.map((outcome) => options.reproduce(specOf(outcome)));
  const told = report.outcomes.map(
    (outcome) =>
      report.outcomes.length === 1 || !["ok", "known"].includes(statusOf(outcome)) || options.text.traces === "all",
  );
  return [
    block([...titleLines(report), "", ...specTable(report.outcomes, options)]),
    ...report.outcomes.flatMap((outcome, at) =>
      told[at] === true ? outcomeParts(outcome, commands[at] ?? "", options) : [],
    ),
    ...gateParts(unsafe, options),
    block([`gupcheck ${inlineText(report.toolVersion)}`]),
  ];
}

/** What the gate has to say beside the verdicts. */
function gateParts(unsafe: RunReport, { text }: FileOptions): readonly string[] {
  const [, ...lines] = gateText(unsafe, text).trimEnd().split("\n");
  return lines.length === 0 ? [] : [block(["### gate", "", ...fenced(lines.filter((line) => line !== ""))])];
}

function block(lines: readonly string[]): string {
  return inert(`${lines.join("\n")}\n`);
}

function titleLines({ outcomes, interrupted }: RunReport): readonly string[] {
  const count = (status: SpecStatus): number => outcomes.filter((outcome) => statusOf(outcome) === status).length;
  const parts = [
    `${counted(outcomes.length, "spec")}: ${grouped(count("ok"))} passed`,
    ...(count("known") === 0 ? [] : [`${grouped(count("known"))} known`]),
    ...(count("failed") === 0 ? [] : [`${grouped(count("failed"))} failed`]),
    ...(count("open") === 0 ? [] : [`${grouped(count("open"))} inconclusive`]),
    ...(count("error") === 0 ? [] : [`${grouped(count("error"))} with errors`]),
  ];
  return [
    `## gupcheck: ${parts.join(", ")}`,
    ...(interrupted ? ["", "**The run was interrupted: specs may be missing.**"] : []),
  ];
}

function specTable(outcomes: readonly SpecOutcome[], options: FileOptions): readonly string[] {
  if (outcomes.length === 0) return [];
  return [
    "| result | spec | about | states | transitions | depth | time |",
    "| --- | --- | --- | ---: | ---: | ---: | ---: |",
    ...outcomes.map((outcome) => row([statusText(statusOf(outcome), options), ...cellsOf(outcome)])),
  ];
}

function cellsOf(outcome: SpecOutcome): readonly string[] {
  if (outcome.kind !== "checked") {
    const codes = outcome.diagnostics.filter(({ severity }) => severity === "error").map(({ code }) => code);
    return [inlineCode(outcome.spec), [...new Set(codes)].map(inlineText).join(", "), "", "", "", ""];
  }
  const { spec, title, states, transitions, depth, stats } = outcome.result;
  return [
    inlineCode(spec),
    inlineText(title),
    grouped(states),
    grouped(transitions),
    String(depth),
    seconds(stats.seconds),
  ];
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}

function statusText(status: SpecStatus, { text }: FileOptions): string {
  const [sign, word] = {
    ok: ["✅", "passed"],
    known: ["📌", "known"],
    failed: ["❌", "failed"],
    open: ["❔", "inconclusive"],
    error: ["🚫", "error"],
  }[status] as [string, string];
  return text.ascii ? word : `${sign} ${word}`;
}

function outcomeParts(outcome: SpecOutcome, reproduce: string, options: FileOptions): readonly string[] {
  switch (outcome.kind) {
    case "checked":
      return [
        block(resultLines(outcome.result, reproduce, options)),
        ...outcome.result.properties.flatMap((property) => traceParts(property, options)),
      ];
    case "refused":
    case "internal-error":
      return [
        block([
          `### ${inlineCode(outcome.spec)}`,
          "",
          outcome.kind === "refused" ? "The spec cannot be checked." : "gupcheck made a mistake: no verdict.",
          "",
          ...fenced(outcome.diagnostics.map((diagnostic) => diagnosticText(diagnostic, options.text).trimEnd())),
        ]),
      ];
  }
}

function resultLines(result: SpecResult, reproduce: string, options: FileOptions): readonly string[] {
  const { spec, title, source, claims, bugs, bounds, properties, warnings } = result;
  const about = [...claims, ...bugs].join(", ");
  return [
    `### ${inlineCode(spec)}`,
    "",
    `**${inlineText(title)}**`,
    "",
    "| result | property | verdict | promised |",
    "| --- | --- | --- | --- |",
    ...properties.map((property) =>
      row([
        statusText(propertyStatus(property), options),
        inlineCode(property.id),
        inlineText(verdictSentence(property, result)),
        inlineText(property.doc),
      ]),
    ),
    "",
    ...(source === undefined ? [] : [`* source: ${inlineText(source)}`]),
    ...(about === "" ? [] : [`* about: ${inlineText(about)}`]),
    `* bounds: ${inlineText(bounds.join("; "))}`,
    `* explored: ${inlineText(exploredText(result))}`,
    `* to reproduce: ${inlineCode(reproduce)}`,
    ...(warnings.length === 0 ? [] : ["", ...fenced(warnings.map(({ rendered }) => rendered))]),
  ];
}

function propertyStatus({ judgement, known }: PropertyReport): SpecStatus {
  if (known === true) return "known";
  switch (judgement) {
    case "met":
      return "ok";
    case "wrong":
      return "failed";
    case "open":
      return "open";
  }
}

function traceParts(property: PropertyReport, { text }: FileOptions): readonly string[] {
  const { id, trace, judgement, known } = property;
  if (trace === undefined || text.traces === "none") return [];
  if (text.traces === "unexpected" && (judgement !== "wrong" || known === true)) return [];
  const lines = counterexampleLines(property, trace, text);
  return [
    block([
      `#### ${inlineCode(id)} is violated in ${counted(trace.length, "step")}`,
      "",
      ...fenced(lines.slice(lines[0] === "" ? 1 : 0)),
    ]),
  ];
}
