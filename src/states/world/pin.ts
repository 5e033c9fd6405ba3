import {
  and,
  assign,
  atLeast,
  bool,
  count,
  type Effects,
  enumeration,
  exists,
  forEach,
  ifElse,
  is,
  isnt,
  isOneOf,
  literal,
  or,
  processes,
  self,
  type Term,
  table,
  table2,
  when,
} from "../../model";
import { type Actor, isUnderWriteback, type Page, stalePte } from "./page";
import { pages } from "./sets";

export const pinState = enumeration("pin", ["none", "speculative", "established", "settled", "walked", "mapped"]);
export const frameState = enumeration("frame", ["cached", "truncated", "invalidated", "freed", "reallocated"]);
export type Departure = "truncated" | "invalidated" | "freed";

/*
 * References of actors to frames. A pin belongs to a frame, not to a page: when the frame leaves the cache the pin stays
 * with it, and what distinguishes such frames is only how they left.
 */
export const pin = table2("pin", pinState, processes, pages, "none", {
  group: "pin",
  doc:
    "an actor's reference to a frame: speculative (taken by GUP-fast, PTE not yet read again), established, or settled " +
    "(the last set_page_dirty is done, only the put is left); or looked up (walked) and mapped by a device that faults, without a reference",
});
export const pinFrame = table2("pin_frame", frameState, processes, pages, "cached", {
  group: "pin",
  doc: "whether the pinned frame is still the cached one, or how it left the file; on fsdax, what became of its block",
});
export const newSinceWriteback = table2("new_since_writeback", bool, processes, pages, false, {
  group: "pin",
  doc: "the pin was established while the writeback in progress had already begun",
  ghost: true,
});
export const takesPins = table("takes_pins", bool, processes, false, {
  doc: "the actor uses pin_user_pages (FOLL_PIN), so that pin counting sees it",
  constant: true,
});
export const writesMemory = table("writes_memory", bool, processes, false, {
  doc: "the actor's device writes to the pages it pins",
  constant: true,
});

export const longTerm = table("long_term", bool, processes, false, {
  doc: "the actor's pins last until its user gives them up",
  constant: true,
});

const holds = (actor: Actor, page: Page): Term<boolean> =>
  and(isOneOf(pin(actor, page), "speculative", "established", "settled"), is(pinFrame(actor, page), "cached"));

/** Any reference to the cached frame, speculative ones included: the reference count is above what is expected. */
export const hasExtraReference = (page: Page): Term<boolean> => exists(processes, (actor) => holds(actor, page));

/** Two references or more: enough, on this scale, to look like a pin to page_maybe_dma_pinned. */
export const hasManyReferences = (page: Page): Term<boolean> =>
  atLeast(
    count(processes, (actor) => holds(actor, page)),
    2,
  );

/** A reference that pin counting sees. */
export const hasCountedPin = (page: Page): Term<boolean> =>
  exists(processes, (actor) => and(takesPins(actor), holds(actor, page)));

/** An established pin through which a device may still write, and which has not been set dirty for the last time. */
export const hasUnsettledWritePin = (page: Page): Term<boolean> =>
  exists(processes, (actor) =>
    and(writesMemory(actor), is(pin(actor, page), "established"), is(pinFrame(actor, page), "cached")),
  );

export const isHeld = (actor: Actor, page: Page): Term<boolean> => isOneOf(pin(actor, page), "established", "settled");

/** The frame that a PTE maps. */
const mappedFrame = (page: Page) => ifElse(stalePte(page), literal(frameState, "truncated"), "cached");

/** GUP-fast's reference, taken before it knows whether the PTE still maps the frame. */
export const takeSpeculative = (page: Page): Effects => [
  assign(pin(self, page), "speculative"),
  assign(pinFrame(self, page), mappedFrame(page)),
];

/** The speculative reference is to the frame that the PTE maps now. */
export const isStillMapped = (page: Page): Term<boolean> =>
  or(
    and(is(pinFrame(self, page), "cached"), is(stalePte(page), false)),
    and(isnt(pinFrame(self, page), "cached"), stalePte(page)),
  );

const noteAge = (page: Page): Effects => assign(newSinceWriteback(self, page), isUnderWriteback(page));

/** The speculative reference becomes a pin. */
export const confirm = (page: Page): Effects => [assign(pin(self, page), "established"), noteAge(page)];

/** A pin on the frame that the PTE maps, taken under the page-table lock. */
export const establish = (page: Page): Effects => [
  assign(pinFrame(self, page), mappedFrame(page)),
  assign(pin(self, page), "established"),
  noteAge(page),
];

/** An actor's reference or mapping is gone. */
export const dropOf = (actor: Actor, page: Page): Effects => [
  assign(pin(actor, page), "none"),
  assign(pinFrame(actor, page), "cached"),
  assign(newSinceWriteback(actor, page), false),
];

/** put_page, unpin_user_page. */
export const drop = (page: Page): Effects => dropOf(self, page);

/** A device's driver has looked up the frame that the PTE maps, and holds no reference to it. */
export const walk = (page: Page): Effects => [
  assign(pin(self, page), "walked"),
  assign(pinFrame(self, page), mappedFrame(page)),
];

/** The device maps the frame that its driver has looked up, whatever has become of it. */
export const mapForDevice = (page: Page): Effects => [assign(pin(self, page), "mapped"), noteAge(page)];

/** The frame of the page leaves the cache; pins on it stay with it. */
export const orphan = (page: Page, how: Departure): Effects =>
  forEach(processes, (actor) =>
    when(and(isnt(pin(actor, page), "none"), is(pinFrame(actor, page), "cached")), assign(pinFrame(actor, page), how)),
  );
