import { assign, type Effects } from "../../model";
import type { World } from "../world";
import { type Page, reserved, shared } from "../world/page";

/** The filesystem is told of a write: it reserves a new block, and the page's next writeback no longer goes to a shared one. */
export const prepareCow = (world: World, page: Page): Effects =>
  world.scenario.copyOnWrite ? [assign(reserved(page), true), assign(shared(page), false)] : [];
