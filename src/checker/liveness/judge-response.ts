import type { LeadsTo } from "../../model";
import type { Fairness, FairParty, Trace } from "../result";
import type { Components } from "./components";
import { FairSearch } from "./fair-search";
import { type FoundLasso, type LassoSource, lassoTrace } from "./lasso";
import type { Response } from "./lasso-fault";
import type { LockOf } from "./lock-of";
import { fairLoop } from "./loop";
import type { Assumption } from "./parties";
import { type Region, regionOf } from "./region";

/** How many cycles, nearest first, and how many states of each are tried for a short counterexample. */
const MOST_CYCLES = 4;
const MOST_ENTRIES = 8;

/** What is found out about a response. */
export interface JudgedResponse {
  /** A counterexample; undefined where the response holds. */
  readonly trace: Trace | undefined;
  readonly fairness: Fairness;
}

/** What a response is judged with. */
export interface ResponseSource extends LassoSource {
  readonly search: FairSearch;
  readonly components: Components;
  readonly lockOf: LockOf;
  readonly depthOf: (state: number) => number;
  /** Where a response is owed and where it begins, for each state (see region.ts). */
  readonly flagsOf: (response: Response) => Uint8Array;
  /** False: the verdict only, not what it rests on. Where the search was cut, what would hold is not known. */
  readonly explain: boolean;
  /** The assumption of the model. */
  readonly assumption: Assumption;
}

/**
 * Decides a response on the graph of all explored states, exactly, and finds out what the verdict rests on: of one that
 * holds, without which party it would not; of one that is violated, with which users' progress it would hold; and whether
 * the other reading of sleeping locks changes it; that only where the graph is complete.
 */
export function judgeResponse(
  property: LeadsTo,
  responses: readonly Response[],
  source: ResponseSource,
): JudgedResponse {
  const { search, assumption, parties, graph, depthOf, flagsOf, explain } = source;
  const { fair, handOver } = assumption;
  const without = fair.map((isFair, party) => (isFair ? party : -1)).filter((party) => party >= 0);
  const unfair = fair.map((isFair, party) => (isFair ? -1 : party)).filter((party) => party >= 0);
  const rests = new Set<number>();
  let helpful = new Set(unfair);
  let allTogether = true;
  let otherReading = false;
  let best: { readonly lasso: FoundLasso; readonly response: Response; readonly region: Region } | undefined;
  for (const response of responses) {
    const region = regionOf(graph, flagsOf(response), depthOf);
    const { states } = region;
    const lasso = shortestLasso(region, source);
    if (lasso !== undefined && (best === undefined || lasso.length < best.lasso.length)) {
      best = { lasso, response, region };
    }
    if (!explain) continue;
    const isViolated = (other: Assumption): boolean => search.any(states, other);
    const hasLocks = parties.acquisitions.length > 0;
    otherReading ||= hasLocks ? isViolated({ fair, handOver: !handOver }) : lasso !== undefined;
    if (lasso === undefined) {
      for (const party of without) {
        if (!rests.has(party) && isViolated({ ...assumption, fair: fair.with(party, false) })) rests.add(party);
      }
      continue;
    }
    helpful = new Set([...helpful].filter((party) => !staysViolated([party], states, source)));
    allTogether &&= !staysViolated(unfair, states, source);
  }
  const named = (party: number): FairParty => nameOf(party, source);
  const isViolated = best !== undefined;
  const assumed = without.map(named);
  const known: Omit<Fairness, "assumed" | "handOver"> = {
    ...(isViolated ? {} : { restsOn: [...rests].sort((left, right) => left - right).map(named) }),
    ...(otherReading === isViolated ? {} : { withOtherLocks: otherReading ? "violated" : "holds" }),
    ...(isViolated && unfair.length > 0 && allTogether
      ? { holdsWith: helpful.size > 0 ? [...helpful].map((party) => [named(party)]) : [unfair.map(named)] }
      : {}),
  };
  return {
    trace:
      best === undefined ? undefined : lassoTrace(best.lasso, property, best.response, best.region, source, assumption),
    fairness: { assumed, handOver, ...(explain ? known : {}) },
  };
}

/**
 * Whether the response is violated even if these parties are counted on. What such an agent does when asked is then nothing
 * apart any more: to go on with that again and again is enough.
 */
function staysViolated(also: readonly number[], states: Int32Array, source: ResponseSource): boolean {
  const { assumption, parties } = source;
  const joined = parties.parties.map(({ process, agent, asked }, party) => {
    const isSameAgent = (other: number): boolean => {
      const own = parties.parties[other];
      return own?.process === process && own.agent === agent;
    };
    return (asked ? also.find(isSameAgent) : undefined) ?? party;
  });
  const search = joined.every((party, at) => party === at)
    ? source.search
    : new FairSearch(
        source.graph,
        { ...parties, partyOf: parties.partyOf.map((party) => joined[party] ?? party) },
        source.components,
        source.lockOf,
      );
  return search.any(states, { ...assumption, fair: assumption.fair.map((is, party) => is || also.includes(party)) });
}

function nameOf(party: number, { parties, interpreter }: ResponseSource): FairParty {
  const { process = 0, agent = "kernel", asked = false } = parties.parties[party] ?? {};
  return { process: interpreter.model.processes[process]?.name ?? "?", agent, ...(asked ? { asked } : {}) };
}

/** A counterexample in the region, as short as can be had without much search; undefined where there is none. */
function shortestLasso(region: Region, source: ResponseSource): FoundLasso | undefined {
  const { search, assumption } = source;
  const at = (state: number): number => region.distance[state] ?? 0;
  let best: FoundLasso | undefined;
  const cycles: { readonly states: Int32Array; readonly distance: number }[] = [];
  search.search(region.states, assumption, (part) => {
    if (part.kind === "end") {
      if (best === undefined) best = { entry: part.state, loop: [], length: at(part.state) };
      return false;
    }
    const distance = part.states.reduce((least, state) => Math.min(least, at(state)), Number.POSITIVE_INFINITY);
    cycles.push({ states: part.states.slice(), distance });
    cycles.sort((left, right) => left.distance - right.distance);
    cycles.length = Math.min(cycles.length, MOST_CYCLES);
    return false;
  });
  for (const { states, distance } of cycles) {
    if (best !== undefined && distance >= best.length) break;
    const inside = new Set(states);
    const entries = [...states].sort((left, right) => at(left) - at(right) || left - right).slice(0, MOST_ENTRIES);
    for (const entry of entries) {
      if (best !== undefined && at(entry) >= best.length) break;
      const { graph, parties, lockOf } = source;
      const loop = fairLoop(entry, (state) => inside.has(state), graph, parties, assumption, lockOf);
      const length = at(entry) + loop.length;
      if (best === undefined || length < best.length) best = { entry, loop, length };
    }
  }
  return best;
}
