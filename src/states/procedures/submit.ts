import { and, assign, type Effects, forEach, is, isnt, self, when } from "../../model";
import type { World } from "../world";
import { capture } from "../world/durability";
import { bounced, queuedBy, writeback } from "../world/page";
import { pages } from "../world/sets";

/** submit_bio for all that this actor has queued; the device may read it, or the copies made now, from now on. */
export const submitOwn = ({ kernel }: World): Effects =>
  forEach(pages, (page) =>
    when(and(is(writeback(page), "queued"), is(queuedBy(page), self)), [
      assign(writeback(page), "submitted"),
      assign(queuedBy(page), null),
      when(isnt(bounced(page), true), [capture(page), kernel.blockLayerBounce ? assign(bounced(page), true) : []]),
    ]),
  );
