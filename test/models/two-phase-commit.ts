import {
  and,
  assign,
  bool,
  branch,
  choose,
  element,
  enumeration,
  every,
  exists,
  indexSet,
  is,
  type Model,
  not,
  procedure,
  scalar,
  table,
} from "../../src/model";
import { modelOf, numbered } from "./program";

const managers = indexSet("manager");
const stages = ["working", "prepared", "committed", "aborted"] as const;
const verdicts = ["undecided", "committed", "aborted"] as const;
const stage = table("stage", enumeration("stage", stages), managers, "working", { doc: "of the resource manager" });
const decision = scalar("decision", enumeration("decision", verdicts), "undecided", { doc: "of the coordinator" });
const heard = table("heard", bool, managers, false, { doc: "the coordinator knows that it is prepared" });
const sent = table("sent", bool, managers, false, { doc: "it has told the coordinator that it is prepared" });
const commit = scalar("commit", bool, false, { doc: "the coordinator has said so" });
const abort = scalar("abort", bool, false, { doc: "the coordinator has said so" });

const coordinator = procedure(
  "coordinator",
  { file: "two-phase-commit", doc: "", params: {}, locals: {}, exits: [] },
  () => [
    choose(
      "listen",
      managers,
      {},
      (manager) => ({
        where: sent(manager),
        when: is(decision, "undecided"),
        do: assign(heard(manager), true),
        go: "listen",
      }),
      [
        {
          when: and(is(decision, "undecided"), every(managers, heard)),
          do: [assign(decision, "committed"), assign(commit, true)],
          go: "listen",
        },
        {
          when: is(decision, "undecided"),
          do: [assign(decision, "aborted"), assign(abort, true)],
          go: "listen",
        },
      ],
    ),
  ],
);

const manager = procedure(
  "manager",
  { file: "two-phase-commit", doc: "", params: { me: managers.element }, locals: {}, exits: [] },
  ({ me }) => [
    branch("work", {}, [
      { when: is(stage(me), "working"), do: [assign(stage(me), "prepared"), assign(sent(me), true)], go: "work" },
      { when: is(stage(me), "working"), do: assign(stage(me), "aborted"), go: "work" },
      { when: commit, do: assign(stage(me), "committed"), go: "work" },
      { when: abort, do: assign(stage(me), "aborted"), go: "work" },
    ]),
  ],
);

/** Two-phase commit, after the TLA+ module `TwoPhase`: 288 states with three resource managers, 8,832 with five. */
export function twoPhaseCommit(count: number): Model {
  return modelOf({
    name: "two-phase-commit",
    enums: { stage: stages, decision: verdicts },
    sets: { manager: numbered("manager", count) },
    variables: [stage, decision, heard, sent, commit, abort],
    processes: [
      { name: "coordinator", run: coordinator, times: "forever" },
      ...numbered("manager", count).map((name, me) => ({
        name,
        run: manager,
        args: { me: element(managers, me).expr },
        times: "forever" as const,
      })),
    ],
    properties: [
      {
        kind: "invariant",
        id: "consistent",
        doc: "no manager has committed while another one has aborted",
        triggers: [
          { kind: "state", when: exists(managers, (at) => is(stage(at), "committed")).expr, text: "a manager commits" },
        ],
        holds: not(
          and(
            exists(managers, (at) => is(stage(at), "committed")),
            exists(managers, (at) => is(stage(at), "aborted")),
          ),
        ).expr,
      },
    ],
  });
}
