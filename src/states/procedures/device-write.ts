import { type Event, event } from "../../model";
import { isDax, type World } from "../world";
import type { Page } from "../world/page";

/** What a device's write to a page is, in the words of properties: on fsdax it is a write to the block as well. */
export const deviceWriteEvents = (world: World, page: Page): readonly Event[] => [
  event("dma.write", { page }),
  ...(isDax(world) ? [event("dax.write", { page })] : []),
];
