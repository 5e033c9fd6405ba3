import { inert } from "../escape";
import { markdownParts } from "../markdown/markdown-report";
import type { RunReport } from "../spec-result";
import { counted } from "../text/quantity";
import { annotationsOf, type GithubOptions } from "./annotations";
import { annotationKinds, workflowCommand } from "./workflow-command";

/** GitHub shows so many annotations of a kind and step. */
const SHOWN = 10;

/** GitHub refuses summaries of more than a mebibyte; some of it is left to what else the step writes there. */
const SUMMARY_BYTES = 1_000_000;

/** A run as workflow commands, a line each: the annotations that GitHub shows, and how many it would not. */
export function githubCommands(report: RunReport, options: GithubOptions): string {
  const annotations = annotationsOf(report, options);
  const lines = annotationKinds.flatMap((kind) => {
    const own = annotations.filter((annotation) => annotation.kind === kind);
    const rest = own.length - SHOWN;
    return [
      ...own.slice(0, SHOWN).map(workflowCommand),
      ...(rest > 0 ? [`gupcheck: ${counted(rest, `more ${kind}`)}: see the summary`] : []),
    ];
  });
  return lines.map((line) => `${line}\n`).join("");
}

/**
 * The same run for the summary of the job, in Markdown, with everything that has no place among the annotations. Where
 * it would be larger than GitHub takes, the interleavings at the end are left out, and it says so.
 */
export function githubSummary(report: RunReport, options: GithubOptions, limit = SUMMARY_BYTES): string {
  const kept: string[] = [];
  let size = 0;
  const parts = markdownParts(report, options);
  for (const part of parts) {
    size += Buffer.byteLength(part) + 1;
    if (size > limit) break;
    kept.push(part);
  }
  const left = parts.length - kept.length;
  const note =
    left === 0 ? [] : [inert(`**The summary is too long for GitHub: ${counted(left, "part")} left out.**\n`)];
  return [...kept, ...note].join("\n");
}
