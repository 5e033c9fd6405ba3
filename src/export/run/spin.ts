import type { Model } from "../../model";
import { ExportError } from "../export-error";
import { unlikeSpin } from "../promela/spin-fairness";
import { fairnessRoom, writePromela } from "../promela/write-promela";
import { type Subject, subjectOf } from "../subject";
import { type PanReport, parsePanReport } from "./pan-report";
import { runStages, type Stages } from "./stages";
import { DEFAULT_MEMORY, optimisation, type ToolOptions, type ToolRun, type ToolVerdict } from "./tool-run";

/** The first limit on the depth of SPIN's search, and the factor by which it grows where that was too small. */
const FIRST_DEPTH = 100_000;
const DEPTH_FACTOR = 10;
const LARGEST_DEPTH = 100_000_000;

/** The largest state that the verifier has room for, in bytes; it says so where that is too small. */
const STATE_BYTES = 8192;

/** States: below that, compiling an optimised verifier takes longer than it saves. */
const OPTIMISED_FROM = 1_000_000;

const MEBIBYTE = 1024 * 1024;

/**
 * Counts the states of a model with SPIN, or checks one of its properties. Needs `spin` and `gcc`.
 *
 * Without partial-order reduction, statement merging, hidden write-only variables and other optimisations that change
 * the number of states. The search is depth-first; it is repeated with more depth where that was too small. A response is
 * checked under weak fairness, once for each element that it is about, and refused where the model assumes another fairness.
 */
export function runSpin(model: Model, options: ToolOptions = {}): Promise<ToolRun> {
  return runStages("spin", options, async (stages) => {
    const subject = subjectOf(model, options.property);
    const isResponse = subject.kind === "leads-to";
    const difference = isResponse ? unlikeSpin(model) : undefined;
    if (difference !== undefined) throw new ExportError("export/other-fairness", difference);
    const { text, extraStates, extraTransitions, claims } = writePromela(model, subject);
    await stages.file("model.pml", text);
    await stages.prepare("spin", ["-o1", "-o2", "-o3", "-a", "model.pml"]);
    const memory = `-DMEMLIM=${String(Math.floor((options.memoryBytes ?? DEFAULT_MEMORY) / MEBIBYTE))}`;
    const room = `-DVECTORSZ=${String(STATE_BYTES)}`;
    const kind = isResponse ? fairnessRoom(model) : "-DSAFETY";
    const optimise = optimisation(options, OPTIMISED_FROM, "-O2");
    await stages.prepare("gcc", [optimise, "-w", kind, "-DNOREDUCE", memory, room, "-o", "pan", "pan.c"]);
    let seconds = 0;
    let report: PanReport | undefined;
    // A response about nothing has no claim: then all there is to do is to look at every state.
    for (const own of claims.length === 0 ? [[]] : claims.map((claim) => ["-a", "-f", "-N", claim])) {
      const found = await searchDeepEnough(stages, subject, own);
      if (found === undefined) return stages.cut();
      ({ report } = found);
      seconds += found.seconds;
      if (report.errors.length > 0 || report.isCut || report.isTooDeep) break;
    }
    if (report === undefined) return stages.fail("search", "");
    const [message] = report.errors;
    const isCut = report.isCut || report.isTooDeep;
    return {
      ...stages.base(),
      kind: "ran",
      finished: message !== undefined || !isCut,
      states: report.stored - extraStates,
      // The first state is stored without a transition that leads to it.
      transitions:
        subject.kind === "counts" && !isCut ? report.stored + report.matched - 1 - extraTransitions : undefined,
      verdict: verdictOf(subject, message, isCut),
      message: message ?? (isCut ? "a limit on depth or memory was hit" : undefined),
      seconds,
      compileSeconds: stages.compileSeconds,
    };
  });
}

async function searchDeepEnough(
  stages: Stages,
  subject: Subject,
  own: readonly string[],
): Promise<{ readonly report: PanReport; readonly seconds: number } | undefined> {
  for (let depth = FIRST_DEPTH; ; depth *= DEPTH_FACTOR) {
    const endStates = subject.kind === "deadlock-free" ? [] : ["-E"];
    const done = await stages.search("./pan", [...endStates, ...own, "-n", "-w20", `-m${String(depth)}`]);
    if (done === undefined) return undefined;
    const report = parsePanReport(done.output);
    if (report === undefined) return stages.fail("search", done.output);
    const isFinal = !report.isTooDeep || report.isCut || report.errors.length > 0 || depth >= LARGEST_DEPTH;
    if (isFinal) return { report, seconds: done.seconds };
  }
}

function verdictOf(subject: Subject, message: string | undefined, isCut: boolean): ToolVerdict {
  if (message === undefined) return subject.kind === "counts" || isCut ? "none" : "holds";
  switch (subject.kind) {
    case "counts":
      return "error";
    case "invariant":
    case "assertion":
      return message.startsWith("assertion violated") ? "violated" : "error";
    case "deadlock-free":
      return message.startsWith("invalid end state") ? "violated" : "error";
    case "leads-to":
      return message.startsWith("acceptance cycle") ? "violated" : "error";
  }
}
