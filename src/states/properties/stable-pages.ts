import { and, exists, implies, is, not, or, self } from "../../model";
import { isReadByDevice, isUnderWriteback } from "../world/page";
import { newSinceWriteback, pinFrame } from "../world/pin";
import { pages } from "../world/sets";
import { type BuiltInProperty, onEvent, onState } from "./built-in-property";
import { eventPage } from "./event-args";

const someWriteback = onState(exists(pages, isUnderWriteback), "a page was under writeback");
const targetsCachedFrame = is(pinFrame(self, eventPage), "cached");

/** S1. A bounced page is exempt: its I/O reads the copy. */
export const noWriteUnderWriteback: BuiltInProperty = {
  number: "S1",
  property: {
    kind: "event",
    id: "no-write-under-writeback",
    doc: "no device and no CPU writes to a page while the storage reads it for writeback",
    on: ["dma.write", "cpu.store"],
    require: or(not(targetsCachedFrame), not(isReadByDevice(eventPage))).expr,
    triggers: [onEvent(["dma.write", "cpu.store"], "a write to a page was possible"), someWriteback],
  },
  applies: (scenario) => scenario.storage === "page-cache" && scenario.stablePagesRequired,
};

/** S1n: what rule (a) alone claims. */
export const noNewPinWriteUnderWriteback: BuiltInProperty = {
  number: "S1n",
  property: {
    kind: "event",
    id: "no-new-pin-write-under-writeback",
    doc: "no device writes to a page under writeback through a pin that was established during that writeback",
    on: ["dma.write"],
    require: implies(and(targetsCachedFrame, newSinceWriteback(self, eventPage)), not(isReadByDevice(eventPage))).expr,
    triggers: [onEvent("dma.write", "a device write was possible"), someWriteback],
  },
  applies: (scenario) => scenario.storage === "page-cache" && scenario.stablePagesRequired,
};
