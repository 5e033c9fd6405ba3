import type { Model } from "../../model";
import { type Subject, subjectOf } from "../subject";
import { writeTla } from "../tla/write-tla";
import { runStages } from "./stages";
import { parseTlcReport } from "./tlc-report";
import { DEFAULT_MEMORY, type ToolOptions, type ToolRun, type ToolVerdict } from "./tool-run";

const MEBIBYTE = 1024 * 1024;

export interface TlcOptions extends ToolOptions {
  /** The file tla2tools.jar; undefined where it is not installed. */
  readonly jar: string | undefined;
}

/**
 * Counts the distinct states of a model with TLC, or checks one of its properties. Needs `java` and tla2tools.jar. With
 * one worker, so that runs can be repeated. TLC counts transitions in another way; they are not compared.
 */
export function runTlc(model: Model, options: TlcOptions): Promise<ToolRun> {
  const { jar } = options;
  return runStages("tlc", options, async (stages) => {
    const subject = subjectOf(model, options.property);
    if (jar === undefined) {
      return { ...stages.base(), kind: "not-installed", missing: "tla2tools.jar (name it in TLA2TOOLS)" };
    }
    const { module, text, config } = writeTla(model, subject);
    await stages.file(`${module}.tla`, text);
    await stages.file(`${module}.cfg`, config);
    const heap = `-Xmx${String(Math.floor((options.memoryBytes ?? DEFAULT_MEMORY) / MEBIBYTE))}m`;
    const checker = ["tlc2.TLC", "-workers", "1", "-metadir", "states", "-config", `${module}.cfg`, `${module}.tla`];
    // A Java machine reserves far more address space than it uses: it keeps to its own limit.
    const done = await stages.search("java", ["-XX:+UseParallelGC", heap, "-cp", jar, ...checker], {
      memoryBytes: undefined,
    });
    if (done === undefined) return stages.cut();
    const report = parseTlcReport(done.output);
    if (report === undefined) return stages.fail("tlc", done.output);
    const [message] = report.errors;
    return {
      ...stages.base(),
      kind: "ran",
      finished: report.isComplete || message !== undefined,
      states: report.distinct,
      transitions: undefined,
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
    case "assertion":
      return /^Invariant (?!TypeOK ).*is violated/.test(message) ? "violated" : "error";
    case "deadlock-free":
      return message.startsWith("Deadlock reached") ? "violated" : "error";
    case "leads-to":
      return message.startsWith("Temporal properties were violated") ? "violated" : "error";
  }
}
