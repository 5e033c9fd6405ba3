import { assign, type Effects, type Element, element, forEach, type Ref, successor } from "../../model";
import { isOneEntry, type World } from "../world";
import type { Page } from "./page";
import { pages } from "./sets";

/*
 * The entries of an fsdax mapping. Either each page has one of its own, or the file is a single multi-order entry: then
 * all pages are there, dirty, and mapped (by one PMD) together, and the lock of the first page is that of the entry.
 */

/** The page by which an entry goes: the one that a look-up returns, and whose lock is the entry's. */
export const headOf = (world: World, page: Page): Page => (isOneEntry(world) ? element(pages, 0) : page);

/** What happens to an entry happens to each of its pages. */
export const toEntry = (world: World, page: Page, effects: (page: Page) => Effects): Effects =>
  isOneEntry(world) ? forEach(pages, effects) : effects(page);

/** A look-up goes on behind the entry of the page. */
export const passEntry = (world: World, index: Ref<Element<"page"> | null>, page: Page): Effects =>
  assign(index, isOneEntry(world) ? null : successor(pages, page));
