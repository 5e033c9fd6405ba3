import { and, type Element, exists, is, isnt, or, processes, self, some, type Term, table, table2 } from "../../model";
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

/** The device whose command queue this process is. */
export const deviceOf = table("device_of", processes.optional, processes, null, {
  doc: "the device whose queue of invalidations the process carries out",
  constant: true,
});
export const theDevice: Term<Element<"process">> = some(processes, deviceOf(self));

/** The page is in this actor's buffer: it is the first one, or comes after another. */
export const isInBuffer = (page: Page): Term<boolean> =>
  or(
    is(firstOfBuffer(self), page),
    exists(pages, (other) => is(nextOfBuffer(self, other), page)),
  );
