import { type Difference, type DiffSide, diff } from "../analysis";
import { Interpreter } from "../model";
import { defaultTextOptions, errorTraceReport, interleaving, jsonText } from "../report";
import { type AnalysisFormat, type AnalysisOptions, analyse } from "./analysis-command";
import { EXIT, type ExitCode } from "./exit-code";
import { refuseVariant } from "./refuse-variant";
import type { Terminal } from "./terminal";
import { UsageError } from "./usage-error";

export interface DiffCommandOptions extends AnalysisOptions {
  readonly maxPairs: number;
}

/** `gupcheck diff`: a shortest behaviour that one policy allows and the other does not, both ways. */
export function diffSpecs(
  paths: readonly [string, string],
  options: DiffCommandOptions,
  terminal: Terminal,
  version: string,
): Promise<ExitCode> {
  return analyse(paths, options, terminal, version, async ({ sources, laboratory, width }) => {
    const [one, other, third] = sources;
    if (one === undefined || other === undefined || third !== undefined) {
      throw new UsageError(`two specs are compared, not ${String(sources.length)}`);
    }
    const diffed = await diff(one, other, {
      mostPairs: options.maxPairs,
      ...(options.timeout === undefined ? {} : { deadline: Date.now() + options.timeout * 1000 }),
      isStopped: () => laboratory.isStopped,
    });
    switch (diffed.kind) {
      case "refused":
        return { code: refuseVariant(diffed.source.file, diffed.built, options.color, terminal), write: () => "" };
      case "report": {
        const { sides } = diffed;
        const kinds = sides.map(({ difference }) => difference.kind);
        return {
          code: kinds.includes("difference") ? EXIT.wrong : kinds.includes("open") ? EXIT.open : EXIT.ok,
          write: (format) => written(sides, format, width, version),
        };
      }
    }
  });
}

function written(sides: readonly [DiffSide, DiffSide], format: AnalysisFormat, width: number, version: string): string {
  const [one, other] = sides;
  switch (format) {
    case "json":
      return jsonText({
        schemaVersion: 1,
        toolVersion: version,
        diff: [sideObject(one, other), sideObject(other, one)],
      });
    case "markdown":
      return [sideLines(one, other, width), sideLines(other, one, width)]
        .map((lines) => `~~~text\n${lines.join("\n").replaceAll("~~~", "~ ~ ~")}\n~~~\n`)
        .join("\n");
    case "text":
      return `${[...sideLines(one, other, width), "", ...sideLines(other, one, width)].join("\n")}\n`;
  }
}

function sideLines(side: DiffSide, other: DiffSide, width: number): readonly string[] {
  const { file, difference, behaviour } = side;
  const what = `What ${file} allows and ${other.file} does not`;
  switch (difference.kind) {
    case "none":
      return [`${what}: nothing, in all ${String(difference.pairs)} pairs of states`];
    case "open":
      return [`${what}: nothing in the first ${String(difference.depth)} steps; ${limitText(difference)}`];
    case "difference": {
      const { trace, actor, instead } = difference;
      const report = errorTraceReport(trace, new Interpreter(behaviour.model));
      return [
        `${what}: the last of these ${String(trace.moves.length)} steps`,
        "",
        ...interleaving(report, { ...defaultTextOptions, width }),
        "",
        `Under ${other.file}, ${actor}`,
        ...instead.map(({ fn, step, waitsFor }) => {
          const why = waitsFor.length === 0 ? "" : `: told to wait by ${waitsFor.join(", ")}`;
          return `  is in ${fn}, at ${step}${why}`;
        }),
      ];
    }
  }
}

function limitText({ limit, pairs }: Extract<Difference, { readonly kind: "open" }>): string {
  switch (limit) {
    case "pairs":
      return `then ${String(pairs)} pairs of states were reached (--max-pairs)`;
    case "time":
      return "then the time was up (--timeout)";
    case "interrupted":
      return "then it was interrupted";
  }
}

function sideObject({ file, difference, behaviour }: DiffSide, other: DiffSide): object {
  const base = { allows: file, notAllowedBy: other.file };
  if (difference.kind !== "difference") return { ...base, ...difference };
  const { actors: _, ...trace } = errorTraceReport(difference.trace, new Interpreter(behaviour.model));
  return { ...base, ...difference, trace };
}
