import { is, self } from "../../model";
import { memoryIsOnDisk } from "../world/durability";
import { pinFrame } from "../world/pin";
import { type BuiltInProperty, inPageCache, onEvent } from "./built-in-property";
import { eventPage } from "./event-args";

/** S3. */
export const noDmaToTruncatedPage: BuiltInProperty = {
  number: "S3",
  property: {
    kind: "event",
    id: "no-dma-to-truncated-page",
    doc: "a device writes only to frames that are still in the page cache",
    on: ["dma.write"],
    require: is(pinFrame(self, eventPage), "cached").expr,
    triggers: [
      onEvent("dma.write", "a device write was possible"),
      onEvent("page.removed", "a page was removed by truncate, hole punch or invalidation"),
    ],
  },
  applies: inPageCache,
};

/** S11. Truncate is exempt: there the user asked for it. */
export const noSilentDrop: BuiltInProperty = {
  number: "S11",
  property: {
    kind: "event",
    id: "no-silent-drop",
    doc: "reclaim and invalidation drop a page only when the disk holds what it holds",
    on: ["page.dropped"],
    require: memoryIsOnDisk(eventPage).expr,
    triggers: [onEvent("page.dropped", "reclaim or invalidation removed a page")],
  },
  applies: inPageCache,
};
