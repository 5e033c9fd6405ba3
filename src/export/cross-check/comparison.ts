import type { CompletedRun, ToolRun } from "../run/tool-run";
import type { OwnResult } from "./own-result";

/** What two checkers say about the same thing. */
export interface Comparison {
  /** The run of the other checker; its `property` says what was compared, its absence means counts. */
  readonly run: ToolRun;
  readonly outcome: "agree" | "disagree" | "not-compared";
  readonly ours: string;
  readonly theirs: string;
  /** Why nothing was compared; empty otherwise. */
  readonly reason: string;
}

/** Compares the number of states and, where the checker counts them, of transitions. */
export function compareCounts(own: OwnResult, run: ToolRun): Comparison {
  const reason = own.complete ? whyNot(run) : "gupcheck's own search was cut by a limit";
  if (run.kind !== "ran") return notCompared(run, countText(own.states, own.transitions), reason);
  const ours = countText(own.states, run.transitions === undefined ? undefined : own.transitions);
  if (reason !== "") return notCompared(run, ours, reason);
  const theirs = run.verdict === "error" ? `an error: ${run.message ?? ""}` : countText(run.states, run.transitions);
  return { run, outcome: ours === theirs ? "agree" : "disagree", ours, theirs, reason: "" };
}

/** Compares the verdict on a property; that it held vacuously is gupcheck's own distinction. */
export function compareVerdict(verdict: OwnResult["properties"][number]["verdict"], run: ToolRun): Comparison {
  const reason = verdict === "inconclusive" ? "gupcheck's own verdict is inconclusive" : whyNot(run);
  if (run.kind !== "ran" || reason !== "") return notCompared(run, verdict, reason);
  const theirs = run.verdict === "error" ? `an error: ${run.message ?? ""}` : run.verdict;
  const agrees = run.verdict === (verdict === "vacuous" ? "holds" : verdict);
  return { run, outcome: agrees ? "agree" : "disagree", ours: verdict, theirs, reason: "" };
}

function notCompared(run: ToolRun, ours: string, reason: string): Comparison {
  return { run, outcome: "not-compared", ours, theirs: "", reason };
}

/** Empty where the run came to something that can be compared. */
function whyNot(run: ToolRun): string {
  switch (run.kind) {
    case "ran":
      return run.finished ? "" : unfinished(run);
    case "not-installed":
      return `not installed: ${run.missing}`;
    case "refused":
      return run.reason;
    case "interrupted":
      return "interrupted";
    case "failed":
      return `${run.stage} failed: ${run.output.trim().split("\n").at(-1) ?? ""}`;
  }
}

function unfinished({ message, states }: CompletedRun): string {
  return `not finished (${message ?? "cut"}), ${String(states)} states so far`;
}

function countText(states: number, transitions: number | undefined): string {
  return `${String(states)} states${transitions === undefined ? "" : `, ${String(transitions)} transitions`}`;
}
