import { enters, withResponses } from "../test/models/locks";
import { mcs } from "../test/models/mcs";
import { peterson } from "../test/models/peterson";
import { philosophers } from "../test/models/philosophers";
import { numbered } from "../test/models/program";
import { bundled, type Row } from "./rows";

/** A model with responses, and the one of them that SPIN is asked for. */
export interface LivenessRow extends Row {
  readonly property: string;
}

const climbing = ["wait", "announce", "look"];
const user0 = "user0-enters";

/** Responses of known algorithms, in which everybody is weakly fair, and all those of kernel specs, in which users are not. */
export const livenessRows: readonly LivenessRow[] = [
  {
    ...{ name: "peterson, 3 processes", property: user0 },
    model: () => withResponses(peterson(3), enters(["user0"], climbing, "inside")),
  },
  {
    ...{ name: "peterson, 4 processes", property: user0 },
    model: () => withResponses(peterson(4), enters(["user0"], climbing, "inside")),
  },
  {
    ...{ name: "peterson, 4 processes, a response for each", property: user0 },
    model: () => withResponses(peterson(4), enters(numbered("user", 4), climbing, "inside")),
  },
  {
    ...{ name: "mcs, 3 processes", property: user0 },
    model: () => withResponses(mcs(3), enters(["user0"], ["queue", "wait", "link", "spin"], "inside")),
  },
  {
    ...{ name: "philosophers, 9, one reversed", property: "philosopher0-enters" },
    model: () => withResponses(philosophers(9, { lastReversed: true }), enters(["philosopher0"], ["think"], "eat")),
  },
  {
    ...{ name: "philosophers, 9, one reversed, forks handed over", property: "philosopher0-enters" },
    model: () =>
      withResponses(
        philosophers(9, { lastReversed: true, lockHandOver: true }),
        enters(["philosopher0"], ["think"], "eat"),
      ),
  },
  { ...bundled("c05-repaired-iomap"), property: "fsync-returns" },
  { ...bundled("c05-literal"), property: "fsync-returns" },
];
