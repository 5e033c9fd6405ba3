import type { Page } from "../world/page";
import { pages } from "../world/sets";

/** The argument `page` of an event. */
export const eventPage: Page = { expr: { kind: "local", name: "page" }, sort: pages.element };
