import type { Verdict } from "../../checker";
import type { Judgement, PropertyReport, SpecResult } from "../spec-result";
import type { TraceReport } from "../trace";

/** What a trace file says in its first key, so that it is not taken for something else. */
export const TRACE_FILE_FORMAT = "gupcheck-trace";

/** Raised whenever a key changes its meaning or goes away; new keys do not count. */
export const TRACE_FILE_VERSION = 1;

/** A property of the spec that the trace comes from. */
export interface TraceFileProperty {
  readonly id: string;
  readonly doc: string;
  readonly verdict: Verdict;
  readonly expected?: Verdict;
  readonly judgement: Judgement;
}

/**
 * A counterexample with all that is needed to show it without its spec: plain data, the same for every run. All other
 * formats are made of it.
 */
export interface TraceFile {
  readonly format: typeof TRACE_FILE_FORMAT;
  readonly schemaVersion: typeof TRACE_FILE_VERSION;
  readonly toolVersion: string;
  /** The spec as it was named, and its title. */
  readonly spec: string;
  readonly title: string;
  readonly source?: string;
  readonly modelHash: string;
  /** The bounds of the scenario, in words. */
  readonly bounds: readonly string[];
  /** The command that finds the trace again. */
  readonly reproduce: string;
  /** The property that is violated. */
  readonly property: TraceFileProperty & {
    /** False where a shorter counterexample may exist. */
    readonly shortest?: false;
  };
  /** All properties of the spec, this one included, with what came of them in the same run. */
  readonly properties: readonly TraceFileProperty[];
  readonly trace: TraceReport;
}

/** The counterexamples of a result as files, in the order of its properties. `reproduce` is the command that was run. */
export function traceFilesOf(result: SpecResult, toolVersion: string, reproduce: string): readonly TraceFile[] {
  const { spec, title, source, modelHash, bounds, properties } = result;
  const listed = properties.map(propertyOf);
  return properties.flatMap((property): readonly TraceFile[] => {
    const { trace, shortest } = property;
    if (trace === undefined) return [];
    return [
      {
        format: TRACE_FILE_FORMAT,
        schemaVersion: TRACE_FILE_VERSION,
        toolVersion,
        spec,
        title,
        ...(source === undefined ? {} : { source }),
        modelHash,
        bounds,
        reproduce,
        property: { ...propertyOf(property), ...(shortest === undefined ? {} : { shortest }) },
        properties: listed,
        trace,
      },
    ];
  });
}

function propertyOf({ id, doc, verdict, expected, judgement }: PropertyReport): TraceFileProperty {
  return { id, doc, verdict, ...(expected === undefined ? {} : { expected }), judgement };
}
