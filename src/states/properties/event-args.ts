import { pages, } from "../world/sets";
import type { Page } from "../world/page";

/** The argument `page` of an event. */
export const eventPage: Page = { expr: { kind: "local", name: "page" }, sort: pages.element };
