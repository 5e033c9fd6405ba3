import { and, type Element, isnt, processes, self, some, type Term, table, table2 } from "../../model";
import type { Page } from "./page";
import { isHeld } from "./pin";
import { pages } from "./sets";

/*
 * The user buffer of an actor: a list of pages, in the order in which they are pinned. Constants of the scenario.
 */
export const firstOfBuffer = table("first_of_buffer", pages.optional, processes, null, {
  doc: "the first page of an actor's buffer",
  constant: true,
});
export const nextOfBuffer = table2("next_of_buffer", pages.optional, processes, pages, null, {
  doc: "the page after a page in an actor's buffer",
  constant: true,
});
export const workerOf = table("worker_of", processes.optional, processes, null, {
  doc: "the kernel worker that sets an actor's pages dirty after completion",
  constant: true,
});

/** There is a page after this one in the buffer, and this actor still holds a pin on it. */
export const holdsPageAfter = (page: Page): Term<boolean> =>
  and(isnt(pageAfter(page), null), isHeld(self, some(pages, pageAfter(page))));

export const firstPage: Term<Element<"page"> | null> = firstOfBuffer(self);
export const pageAfter = (page: Page): Term<Element<"page"> | null> => nextOfBuffer(self, page);
export const theWorker: Term<Element<"process">> = some(processes, workerOf(self));
