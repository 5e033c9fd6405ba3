import { nothingOwed } from "../world/durability";
import { type BuiltInProperty, inPageCache, onEvent } from "./built-in-property";

/** S6. Pages truncated or punched meanwhile are exempt, and so is an fsync that returns an error. */
export const fsyncDurable: BuiltInProperty = {
  number: "S6",
  property: {
    kind: "event",
    id: "fsync-durable",
    doc: "when fsync returns 0, all data whose completion was seen before it was called is on disk",
    on: ["fsync.return"],
    require: nothingOwed.expr,
    triggers: [
      onEvent("io.acknowledged", "a writer saw its data complete"),
      onEvent("fsync.return", "fsync returned 0"),
    ],
  },
  applies: inPageCache,
};
