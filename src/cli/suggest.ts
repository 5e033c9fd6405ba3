import {
  type Conflict,
  conflictAmong,
  editedText,
  type SpecSource,
  type SuggestOptions,
  suggest,
  suggestMarkdown,
  suggestObject,
  suggestText,
} from "../analysis";
import { nearest } from "../model";
import { jsonText } from "../report";
import { type AnalysisOptions, analyse } from "./analysis-command";
import { EXIT, type ExitCode } from "./exit-code";
import { refuseVariant } from "./refuse-variant";
import type { Terminal } from "./terminal";
import { UsageError } from "./usage-error";

export interface SuggestCommandOptions extends AnalysisOptions {
  readonly require?: readonly string[];
  readonly at?: readonly string[];
  readonly fromScratch?: boolean;
  readonly first?: boolean;
  readonly maxChanges: number;
  readonly maxSets: number;
  readonly timeoutAll?: number;
  readonly show: number;
  /** False with --no-exclusion. */
  readonly exclusion: boolean;
  /** False with --no-conflict. */
  readonly conflict: boolean;
}

/** `gupcheck suggest`: the smallest changes of a policy that make everything hold that is required. */
export function suggestRules(
  paths: readonly string[],
  options: SuggestCommandOptions,
  terminal: Terminal,
  version: string,
): Promise<ExitCode> {
  return analyse(paths, options, terminal, version, async ({ sources, laboratory, progress }) => {
    const wanted: SuggestOptions = {
      ...(options.require === undefined ? {} : { require: options.require }),
      ...(options.at === undefined ? {} : { points: pointsOf(options.at, sources) }),
      ...(options.timeoutAll === undefined ? {} : { deadline: Date.now() + options.timeoutAll * 1000 }),
      first: options.first === true,
      exclusion: options.exclusion,
      mostChanges: options.maxChanges,
      mostSets: options.maxSets,
      onProgress: ({ changes, sets, found }) =>
        progress.about(`${String(found)} found, ${String(sets)} sets, now of ${String(changes)} changes`),
    };
    const given = options.fromScratch === true ? sources.map(withoutRules) : sources;
    const suggested = await suggest(given, laboratory, wanted);
    switch (suggested.kind) {
      case "refused":
        return {
          code: refuseVariant(suggested.source.file, suggested.built, options.color, terminal),
          write: () => "",
        };
      case "unknown-property": {
        const { property, known } = suggested;
        const meant = nearest(property, known);
        const hint = meant === undefined ? `they check: ${known.join(", ")}` : `did you mean "${meant}"?`;
        throw new UsageError(`no spec here checks the property "${property}"; ${hint}`);
      }
      case "report": {
        const { report } = suggested;
        const isNone = report.suggestions.length === 0 && report.limit === undefined;
        const conflict: Conflict | undefined =
          isNone && options.conflict && report.required.length > 1
            ? await conflictAmong(report.required, given, laboratory, { ...wanted, first: true })
            : undefined;
        const shown = { show: options.show, ...(conflict === undefined ? {} : { conflict }) };
        return {
          code: report.suggestions.length > 0 ? EXIT.ok : isNone ? EXIT.wrong : EXIT.open,
          write: (format) => {
            switch (format) {
              case "text":
                return suggestText(report, shown);
              case "markdown":
                return suggestMarkdown(report, shown);
              case "json":
                return jsonText({ schemaVersion: 1, toolVersion: version, suggest: suggestObject(report, shown) });
            }
          },
        };
      }
    }
  });
}

/** Throws UsageError where there is no such decision point. */
function pointsOf(names: readonly string[], sources: readonly SpecSource[]): readonly string[] {
  const known = sources.flatMap(({ catalogue }) => catalogue.points.map(({ id }) => id));
  for (const name of names) {
    if (known.includes(name)) continue;
    const meant = nearest(name, known);
    throw new UsageError(
      `there is no decision point "${name}"${meant === undefined ? "" : `; did you mean "${meant}"?`}`,
    );
  }
  return names;
}

/** The spec with the pin detector and the state of its policy, but no rules. */
function withoutRules(source: SpecSource): SpecSource {
  const gone = ["rules", "use", "lease-timeout"].map((key) => ({ kind: "delete", path: ["policy", key] }) as const);
  return { ...source, text: editedText(source.text, [{ kind: "delete", path: ["expect"] }, ...gone]) };
}
