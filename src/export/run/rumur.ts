import type { Model } from "../../model";
import { writeMurphi } from "../murphi/write-murphi";
import { type Subject, subjectOf } from "../subject";
import { parseRumurReport } from "./rumur-report";
import { runStages } from "./stages";
import { optimisation, type ToolOptions, type ToolRun, type ToolVerdict } from "./tool-run";

/** States: below that, compiling an optimised verifier takes longer than it saves. */
const OPTIMISED_FROM = 30_000;

/**
 * Counts the states of a model with Rumur, or checks one of its properties. Needs `rumur` and `gcc`. With one thread,
 * so that runs can be repeated; values must fit into 31 bits.
 */
export function runRumur(model: Model, options: ToolOptions = {}): Promise<ToolRun> {
  return runStages("rumur", options, async (stages) => {
    const subject = subjectOf(model, options.property);
    await stages.file("model.m", writeMurphi(model, subject));
    await stages.prepare("rumur", [
      ...["--deadlock-detection", subject.kind === "deadlock-free" ? "stuck" : "off"],
      ...["--output-format", "machine-readable", "--counterexample-trace", "off"],
      ...["--threads", "1", "--value-type", "int32_t"],
      ...["--output", "model.c", "model.m"],
    ]);
    const optimise = optimisation(options, OPTIMISED_FROM, "-O1");
    await stages.prepare("gcc", [optimise, "-std=c11", "-w", "-o", "verifier", "model.c", "-lpthread", "-latomic"]);
    const done = await stages.search("./verifier", []);
    if (done === undefined) return stages.cut();
    const report = parseRumurReport(done.output);
    if (report === undefined) return stages.fail("search", done.output);
    const [message] = report.errors;
    return {
      ...stages.base(),
      kind: "ran",
      finished: true,
      states: report.states,
      transitions: subject.kind === "counts" ? report.rulesFired : undefined,
      verdict: verdictOf(subject, message),
      message,
      seconds: done.seconds,
      compileSeconds: stages.compileSeconds,
    };
  });
}

function verdictOf(subject: Subject, message: string | undefined): ToolVerdict {
  if (message === undefined) return subject.kind === "counts" ? "none" : "holds";
  switch (subject.kind) {
    case "counts":
      return "error";
    case "invariant":
      return /^invariant .*failed$/.test(message) ? "violated" : "error";
    case "assertion":
      return message.startsWith("Assertion failed") ? "violated" : "error";
    case "deadlock-free":
      return message === "deadlock" ? "violated" : "error";
    case "leads-to":
      return "error";
  }
}
