import { not } from "../../model";
import { crashed } from "../world/page";
import { anywhere, type BuiltInProperty } from "./built-in-property";

/** S12. */
export const noCrash: BuiltInProperty = {
  number: "S12",
  property: { kind: "invariant", id: "no-crash", doc: "no BUG is hit", holds: not(crashed).expr, triggers: [] },
  applies: anywhere,
};

/** L4. */
export const deadlockFree: BuiltInProperty = {
  number: "L4",
  property: {
    kind: "deadlock-free",
    id: "deadlock-free",
    doc: "whoever has work to finish can go on, now or later, if all users do what they can",
    triggers: [],
  },
  applies: anywhere,
};
