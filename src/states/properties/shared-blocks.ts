import { isnt, not, or, self } from "../../model";
import { reserved, shared } from "../world/page";
import { pinFrame } from "../world/pin";
import { type BuiltInProperty, onEvent } from "./built-in-property";
import { eventPage } from "./event-args";

/** S7. With a page cache it is writeback that writes to the block, on fsdax the device itself. */
export const noSharedBlockWrite: BuiltInProperty = {
  number: "S7",
  property: {
    kind: "event",
    id: "no-shared-block-write",
    doc: "nothing is written to a block that is shared with another file",
    on: ["writeback.write", "dax.write"],
    require: or(not(shared(eventPage)), isnt(pinFrame(self, eventPage), "cached")).expr,
    triggers: [
      onEvent("blocks.shared", "blocks were shared"),
      onEvent(["writeback.write", "dax.write"], "a block was written"),
    ],
  },
  applies: ({ copyOnWrite }) => copyOnWrite,
};

/** S8r. */
export const spaceReserved: BuiltInProperty = {
  number: "S8r",
  property: {
    kind: "event",
    id: "space-reserved",
    doc: "writeback that needs a new block finds the space reserved",
    on: ["writeback.write"],
    require: reserved(eventPage).expr,
    triggers: [onEvent("writeback.write", "a page was written back")],
  },
  applies: ({ copyOnWrite, storage }) => copyOnWrite && storage === "page-cache",
};
