import {
  type Baseline,
  type Concern,
  defaultConcerns,
  escapeControls,
  type GateReport,
  type RunReport,
  type SpecOutcome,
  staleEntries,
  updatedBaseline,
  withKnown,
} from "../report";
import { namesIn, readBaseline, writeBaseline } from "./baseline-file";
import { changedInputs, type Selection } from "./changed-since";
import { EXIT, exitCodeOf } from "./exit-code";
import type { Input } from "./inputs";
import type { Terminal } from "./terminal";
import { UsageError } from "./usage-error";

/** The options of `gupcheck run` that make a gate of it. */
export interface GateOptions {
  readonly failOn?: readonly Concern[];
  readonly baseline?: string;
  readonly updateBaseline?: boolean;
  readonly changedSince?: string;
}

/** What stands between the verdicts of a run and its exit code. */
export interface Gate {
  /** A vacuous verdict is wrong even where the property is checked by default. */
  readonly vacuousIsWrong: boolean;
  /** Leaves out what has not changed; `used` are files that all specs use. */
  select(inputs: readonly Input[], used: readonly string[]): readonly Input[];
  /** Marks what is known. */
  mark(outcome: SpecOutcome): SpecOutcome;
  /** Completes the report of a run, and writes the baseline where that was asked for. */
  finish(report: RunReport): RunReport;
}

/** Reads the baseline, if there is one. Throws a UsageError where the options make no sense. */
export function openGate(options: GateOptions, terminal: Terminal, version: string): Gate {
  const { failOn = defaultConcerns, baseline: file, updateBaseline, changedSince } = options;
  if (updateBaseline === true && file === undefined) {
    throw new UsageError("--update-baseline needs to know the file: --baseline FILE");
  }
  const baseline = file === undefined ? undefined : readBaseline(file);
  if (file !== undefined && baseline === undefined && updateBaseline !== true) {
    throw new UsageError(`there is no baseline "${file}"; --update-baseline writes it`);
  }
  const isAsked = options.failOn !== undefined || file !== undefined || changedSince !== undefined;
  let selection: Selection | undefined;
  const say = (text: string): void => void terminal.err.write(`${escapeControls(text)}\n`);
  return {
    vacuousIsWrong: failOn.includes("vacuous"),
    select: (inputs, used) => {
      if (changedSince === undefined) return inputs;
      const all = [...used, ...(file === undefined || updateBaseline === true ? [] : [file])];
      selection = changedInputs(changedSince, inputs, all, process.cwd());
      const { because, run } = selection;
      if (because !== undefined) say(`every spec is run: ${because} since ${changedSince}`);
      else if (run.length === 0)
        say(`nothing to run: no spec of ${String(inputs.length)} has changed since ${changedSince}`);
      return run;
    },
    mark: (outcome) =>
      baseline === undefined || file === undefined
        ? outcome
        : withKnown(outcome, baseline, version, namesIn(file).nameIn),
    finish: (report) => {
      if (!isAsked) return report;
      const unchanged: Pick<GateReport, "unchanged"> =
        changedSince === undefined ? {} : { unchanged: { since: changedSince, specs: selection?.unchanged ?? [] } };
      const bare: RunReport = { ...report, gate: { failOn, ...unchanged } };
      if (file === undefined) return bare;
      if (updateBaseline === true) return updated(bare, file, baseline, say);
      const { nameIn, exists } = namesIn(file);
      const stale = baseline === undefined ? [] : staleEntries(baseline, report, nameIn, exists);
      const toolVersion = baseline?.toolVersion ?? version;
      return { ...bare, gate: { failOn, ...unchanged, baseline: { file, toolVersion, stale } } };
    },
  };
}

/** The run with all that it found known. Where it ended with an error nothing is written: not all verdicts are there. */
function updated(
  report: RunReport,
  file: string,
  before: Baseline | undefined,
  say: (text: string) => void,
): RunReport {
  const code = exitCodeOf(report);
  const { gate, toolVersion } = report;
  if (gate === undefined || code === EXIT.interrupted || code === EXIT.internal || code === EXIT.refused) {
    say(`"${file}" is not written: the run was not complete, or there were errors`);
    return report;
  }
  const { nameIn, exists } = namesIn(file);
  const fresh = updatedBaseline(before, report, nameIn, exists);
  writeBaseline(file, fresh);
  const outcomes = report.outcomes.map((outcome) => withKnown(outcome, fresh, toolVersion, nameIn));
  const baseline = { file, toolVersion, stale: [], written: fresh.entries.length };
  return { ...report, outcomes, gate: { ...gate, baseline } };
}
