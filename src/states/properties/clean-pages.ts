import { and, implies, is, not, or, self } from "../../model";
import { buffers, cached, dirty } from "../world/page";
import { hasUnsettledWritePin, pinFrame } from "../world/pin";
import { type BuiltInProperty, inPageCache, onEvent } from "./built-in-property";
import { eventPage } from "./event-args";

const targetsCachedFrame = and(is(pinFrame(self, eventPage), "cached"), cached(eventPage));

/** S2: what the filesystem was never told about. */
export const noDmaToCleanPage: BuiltInProperty = {
  number: "S2",
  property: {
    kind: "event",
    id: "no-dma-to-clean-page",
    doc: "a device writes to a cached page only while the page is dirty",
    on: ["dma.write"],
    require: implies(targetsCachedFrame, dirty(eventPage)).expr,
    triggers: [
      onEvent("dma.write", "a device write to a cached page was possible", targetsCachedFrame),
      onEvent("writeback.attempt", "writeback came to a dirty page"),
    ],
  },
  applies: inPageCache,
};

/** S2c: claim (b) of the three rules. */
export const noCleanWhilePinned: BuiltInProperty = {
  number: "S2c",
  property: {
    kind: "event",
    id: "no-clean-while-pinned",
    doc: "writeback does not clean a page that a device may still write to and that has not been set dirty afterwards",
    on: ["writeback.clean"],
    require: not(hasUnsettledWritePin(eventPage)).expr,
    triggers: [
      onEvent(
        "writeback.attempt",
        "writeback came to a dirty page that was pinned for writing",
        hasUnsettledWritePin(eventPage),
      ),
    ],
  },
  applies: inPageCache,
};

/** S2d: the WARN of ext4_set_page_dirty, and the BUG that follows it. */
export const noUnpreparedDirty: BuiltInProperty = {
  number: "S2d",
  property: {
    kind: "event",
    id: "no-unprepared-dirty",
    doc: "a cached page is set dirty only while the filesystem has its private data attached",
    on: ["page.set_dirty"],
    require: or(not(cached(eventPage)), buffers(eventPage)).expr,
    triggers: [
      onEvent("buffers.released", "the private data of a page was dropped"),
      onEvent("writeback.clean", "a page was cleaned"),
      onEvent("page.set_dirty", "a page was set dirty without a fault"),
    ],
  },
  applies: inPageCache,
};
