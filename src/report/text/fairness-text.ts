import type { Fairness, FairParty } from "../../checker";
import type { TraceReport } from "../trace";

/** What a response that holds rests on, after `holds`. */
export function holdsBecause({ restsOn = [], handOver, withOtherLocks }: Fairness): string {
  const rests =
    restsOn.length === 0
      ? "even if any one of them stops"
      : `as long as ${partiesText(restsOn, "and")} ${restsOn.length === 1 ? "goes" : "go"} on`;
  return `${rests}${locksText(handOver, withOtherLocks)}`;
}

/** How a response is violated, and what would make it hold. */
export function violatedAlthough(
  { length, loopStart }: TraceReport,
  { handOver, withOtherLocks, holdsWith }: Fairness,
): string {
  const how =
    loopStart === undefined || loopStart === length
      ? "after which nothing more need happen"
      : `of which ${loopStart === 0 ? "all" : `the last ${String(length - loopStart)}`} repeat forever`;
  const remedy =
    holdsWith === undefined
      ? ""
      : `; would hold if ${holdsWith.map((parties) => partiesText(parties, "and")).join(", or if ")} went on`;
  return `${how}${remedy}${locksText(handOver, withOtherLocks)}`;
}

/** What the other reading of sleeping locks would change. */
function locksText(handOver: boolean, other: Fairness["withOtherLocks"]): string {
  if (other === undefined) return "";
  const verdict = other === "holds" ? "holds" : "is violated";
  return handOver
    ? `; ${verdict} where sleeping locks can be taken away from who waits (before hand-over)`
    : `; ${verdict} where sleeping locks are handed over (lock-hand-over)`;
}

/** `flusher, disk (device) and app's user`. */
export function partiesText(parties: readonly FairParty[], word: "and" | "or"): string {
  const names = parties.map(({ process, agent, asked }) =>
    agent === "kernel" ? process : `${process} (${agent}${asked === true ? ", when asked" : ""})`,
  );
  const last = names.at(-1) ?? "nobody";
  return names.length < 2 ? last : `${names.slice(0, -1).join(", ")} ${word} ${last}`;
}
