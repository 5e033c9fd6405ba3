import * as fc from "fast-check";
import { check } from "../../src/checker";
import { unlikeSpin } from "../../src/export/promela/spin-fairness";
import { inline, type Model } from "../../src/model";
import { systems } from "../arbitraries/system";
import { bakery } from "../models/bakery";
import { enters, testAndSet, ticketLock, withResponses } from "../models/locks";
import { mcs } from "../models/mcs";
import { peterson } from "../models/peterson";
import { philosophers } from "../models/philosophers";
import { numbered } from "../models/program";

interface FairModel {
  readonly name: string;
  readonly model: Model;
  /** The response to compare where there is time for one only. */
  readonly property: string;
}

const users = numbered("user", 2);

/** Known models with responses, violated and not, with fairness as SPIN has it. */
export function fairModels(): readonly FairModel[] {
  const sitting = numbered("philosopher", 2);
  return [
    {
      name: "peterson for 2",
      property: "user1-enters",
      model: withResponses(peterson(2), [
        ...enters(users, ["wait", "announce", "look"], "inside"),
        // Nobody has to come back, except that every step is taken some time.
        {
          ...{ kind: "leads-to", id: "stays", doc: "", triggers: [] },
          from: at("user0", "inside"),
          to: at("user0", "look"),
        },
        {
          ...{ kind: "leads-to", id: "never", doc: "", triggers: [] },
          from: at("user0", "inside"),
          to: at("user0", "done"),
        },
      ]),
    },
    { name: "test-and-set", property: "user0-enters", model: testAndSet(2) },
    { name: "test-and-set by spinning", property: "user1-enters", model: testAndSet(2, { spins: true }) },
    {
      name: "philosophers who wait for each other",
      property: "philosopher0-enters",
      model: withResponses(philosophers(2), enters(sitting, ["wait"], "eat")),
    },
    {
      name: "philosophers, one reversed",
      property: "philosopher1-enters",
      model: withResponses(philosophers(2, { lastReversed: true }), enters(sitting, ["think", "wait"], "eat")),
    },
  ];
}

function at(process: string, label: string): { kind: "at-label"; process: string; labels: readonly string[] } {
  return { kind: "at-label", process, labels: [label] };
}

/** Those that take longer. */
export function largeFairModels(): readonly Omit<FairModel, "property">[] {
  const three = numbered("user", 3);
  return [
    {
      name: "peterson for 3",
      model: withResponses(peterson(3), enters(three, ["wait", "announce", "look"], "inside")),
    },
    {
      name: "the bakery for 2",
      model: withResponses(bakery(2, 5, true), enters(users, ["choose", "each", "compare"], "inside")),
    },
    {
      name: "the bakery for 2 that runs out of tickets",
      model: withResponses(bakery(2, 5), enters(users, ["choose", "each", "compare"], "inside")),
    },
    {
      name: "the bakery for 3, outside the door",
      model: withResponses(bakery(3, 4, true), enters(["user0"], ["outside"], "inside")),
    },
    { name: "mcs for 2", model: withResponses(mcs(2), enters(users, ["queue", "wait", "link", "spin"], "inside")) },
    { name: "a ticket lock for 3", model: ticketLock(3) },
    {
      name: "4 philosophers, one reversed",
      model: withResponses(
        philosophers(4, { lastReversed: true }),
        enters(numbered("philosopher", 4), ["think"], "eat"),
      ),
    },
  ];
}

/** Random systems from a fixed seed in which every process is one agent that is counted on, and no lock is handed over. */
export function fairSystems(count: number): readonly Model[] {
  return fc
    .sample(systems({ allFair: true }), { numRuns: 2 * count, seed: 20_181_216 })
    .map(inline)
    .filter((model) => unlikeSpin(model) === undefined && check(model).complete)
    .slice(0, count);
}
