import { escapeAll, inert } from "../escape";
import type { StaleEntry } from "../gate/baseline";
import { concernsOfSpec } from "../gate/concern";
import { knownVerdicts, notCounted } from "../gate/gate-report";
import type { RunReport } from "../spec-result";
import { counted } from "./quantity";
import { heading } from "./spec-text";
import type { TextOptions } from "./style";
import { wrap } from "./width";

const LABEL = 13;

/**
 * What a gate has to say beside the verdicts: what the baseline knows, what of it is stale, what was not run, what did
 * not count. Empty where there is nothing of the kind.
 */
export function gateText(unsafe: RunReport, options: TextOptions): string {
  const report = escapeAll(unsafe);
  const { gate } = report;
  if (gate === undefined) return "";
  const known = knownVerdicts(report);
  const warned = gate.failOn.includes("warning") ? report.outcomes.flatMap(warnedOf) : [];
  const lines = [
    ...known.map(({ spec, id, verdict }) => item("known", `${spec}: ${id}: ${verdict}`, options)),
    ...warned.map((spec) => item("warning", `${spec}: see above; --fail-on warning makes it count`, options)),
    ...staleLines(gate.baseline?.stale ?? [], report.toolVersion, gate.baseline?.toolVersion ?? "", options),
    ...[...notCounted(unsafe)].map(([concern, count]) =>
      item("not counted", `${String(count)} ${concern} (--fail-on ${gate.failOn.join(",") || "none"})`, options),
    ),
    ...(gate.unchanged === undefined || gate.unchanged.specs.length === 0
      ? []
      : [
          item(
            "not run",
            `${counted(gate.unchanged.specs.length, "spec")} unchanged since ${gate.unchanged.since}`,
            options,
          ),
        ]),
    ...(gate.baseline?.written === undefined
      ? []
      : [
          item(
            "baseline",
            `${gate.baseline.file} written: it knows ${counted(gate.baseline.written, "verdict")}`,
            options,
          ),
        ]),
  ].flat();
  return lines.length === 0 ? "" : inert(`${[...heading("gate", options), "", ...lines].join("\n")}\n`);
}

function warnedOf(outcome: RunReport["outcomes"][number]): readonly string[] {
  if (outcome.kind !== "checked" || !concernsOfSpec(outcome.result).includes("warning")) return [];
  return [outcome.result.spec];
}

function staleLines(
  stale: readonly StaleEntry[],
  version: string,
  recordedBy: string,
  options: TextOptions,
): readonly string[] {
  if (stale.length === 0) return [];
  const mend = "when you have looked at them, --update-baseline records the verdicts of now";
  if (stale.every(({ reason }) => reason === "other-version")) {
    const text = `all ${String(stale.length)}: recorded by gupcheck ${recordedBy}, this is ${version}; ${mend}`;
    return item("stale", text, options);
  }
  return [...stale.flatMap((entry) => item("stale", staleText(entry), options)), ...item("", mend, options)];
}

function staleText({ spec, property, verdict, reason, now }: StaleEntry): string {
  const what = `${spec}: ${property}: `;
  switch (reason) {
    case "other-version":
      return `${what}recorded by another version`;
    case "spec-gone":
      return `${what}there is no such spec any more`;
    case "property-gone":
      return `${what}is not checked any more`;
    case "model-changed":
      return `${what}the model has changed since it was ${verdict}; now: ${now ?? "unknown"}`;
    case "verdict-changed":
      return `${what}was ${verdict}; now: ${now ?? "unknown"}`;
    case "as-expected":
      return `${what}the spec now expects that it is ${verdict}`;
  }
}

function item(label: string, text: string, { width, paint }: TextOptions): readonly string[] {
  return wrap(text, Math.max(24, width - LABEL - 2)).map(
    (line, at) => `  ${at === 0 ? paint.faint(label.padEnd(LABEL)) : " ".repeat(LABEL)}${line}`,
  );
}
