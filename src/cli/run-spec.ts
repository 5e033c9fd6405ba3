import type { Readable } from "node:stream";
import { defaultMemoryLimit, type EngineKind, type Progress } from "../checker";
import { Interpreter } from "../model";
import { ruleMark } from "../policies";
import { type AskedLimits, errorTraceReport, type SpecOutcome, specResult } from "../report";
import { boundsOf } from "./bounds";
import { unplaced } from "./diagnostics";
import { failureOf } from "./failure";
import { type Input, nameOf } from "./inputs";
import { internalError } from "./internal-error";
import { neverFired } from "./never-fired";
import { placesOf } from "./places";
import { type Extensions, pluginBounds } from "./plugins";
import { type ReadSpec, readSpec } from "./read-spec";
import type { SearchEnd, SearchMethod, SearchRequest } from "./search-protocol";
import type { Searcher } from "./searcher";
import { type SimulationChoice, simulationOf } from "./simulation-of";

/** How specs are to be searched. */
export interface SearchOptions {
  readonly engine: EngineKind;
  readonly method: SearchMethod;
  /** Random runs, where the command line asks for them. */
  readonly simulation?: SimulationChoice;
  /** Limits of the command line; they go before those of a spec. */
  readonly limits: AskedLimits;
  readonly verbose: boolean;
  /** A vacuous verdict is wrong even where the property is checked by default. */
  readonly vacuousIsWrong?: boolean;
  readonly stdin: () => Readable;
  readonly extensions: Extensions;
}

/** Reads, searches and judges one spec. Never throws: what goes wrong is part of the outcome. */
export async function runSpec(
  input: Input,
  searcher: Searcher,
  options: SearchOptions,
  onProgress: (progress: Progress) => void,
  onCheckpointFailure?: (message: string) => void,
): Promise<SpecOutcome> {
  const file = nameOf(input);
  try {
    const read = await readSpec(input, options.stdin, options.extensions);
    if (read.kind === "refused") return read;
    return await searchSpec(read, searcher, options, onProgress, onCheckpointFailure);
  } catch (error) {
    return {
      kind: "internal-error",
      spec: file,
      diagnostics: [internalError("internal/error", file, failureOf(error), options.verbose)],
    };
  }
}

/** Searches and judges a spec that was read. */
export async function searchSpec(
  read: ReadSpec,
  searcher: Searcher,
  options: Omit<SearchOptions, "stdin" | "extensions">,
  onProgress: (progress: Progress) => void,
  onCheckpointFailure?: (message: string) => void,
): Promise<SpecOutcome> {
  const asked = { ...read.spec.limits, ...options.limits };
  const simulation = simulationOf(options.simulation ?? {}, asked.depth);
  const limits = simulation === undefined ? asked : limitsOfRuns(asked);
  const method = simulation === undefined ? options.method : { simulation };
  const request = { model: read.assembled.model, engine: options.engine, limits, method };
  const end = await searcher.search(request, onProgress, onCheckpointFailure);
  return outcomeOf(end, read, request, options);
}

/** The limits that are on all random runs together. */
function limitsOfRuns({ seconds, memoryBytes }: AskedLimits): AskedLimits {
  return { ...(seconds === undefined ? {} : { seconds }), ...(memoryBytes === undefined ? {} : { memoryBytes }) };
}

/** What came of a search, for the report. */
export function outcomeOf(
  end: SearchEnd,
  read: ReadSpec,
  { limits, method: { simulation } }: Pick<SearchRequest, "limits" | "method">,
  options: Pick<SearchOptions, "verbose" | "vacuousIsWrong">,
): SpecOutcome {
  const { verbose, vacuousIsWrong = false } = options;
  const file = nameOf(read.input);
  const { spec, assembled } = read;
  switch (end.kind) {
    case "result":
      return {
        kind: "checked",
        result: specResult(
          {
            spec: file,
            title: spec.title,
            ...(spec.source === undefined ? {} : { source: spec.source }),
            claims: spec.claims,
            bugs: spec.bugs,
            bounds: [...boundsOf(spec.assembly), ...pluginBounds(read.extensions)],
            expectations: spec.expectations,
            named: spec.properties.flatMap(({ property, span }) =>
              span === undefined && !vacuousIsWrong ? [] : [property],
            ),
            limits,
            ...(simulation === undefined ? {} : { simulation }),
            memoryLimit: limits.memoryBytes ?? defaultMemoryLimit(),
            warnings: [...read.warnings, ...neverFired(read, end.result)],
            rules: new Map(spec.assembly.rules.map(({ id }) => [ruleMark(id), id])),
            places: placesOf(spec, read.text),
          },
          assembled.model,
          end.result,
        ),
      };
    case "model-error": {
      const { code, message, trace } = end.result;
      const reported = errorTraceReport(trace, new Interpreter(assembled.model));
      return { kind: "refused", spec: file, diagnostics: [{ ...unplaced(code, file, message), trace: reported }] };
    }
    case "too-wide":
      return { kind: "refused", spec: file, diagnostics: [unplaced("model/range-too-wide", file, end.message)] };
    case "checkpoint-refused":
      return { kind: "refused", spec: file, diagnostics: [unplaced(end.code, file, end.message)] };
    case "disagreement":
      return {
        kind: "internal-error",
        spec: file,
        diagnostics: [internalError("internal/engine-disagreement", file, end.failure, verbose)],
      };
    case "failure":
      return {
        kind: "internal-error",
        spec: file,
        diagnostics: [internalError("internal/error", file, end.failure, verbose)],
      };
  }
}
