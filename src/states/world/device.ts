import {
  and,
  assign,
  bool,
  type Effects,
  exists,
  forEach,
  is,
  not,
  processes,
  self,
  type Term,
  table,
  table2,
  when,
} from "../../model";
import type { World } from "../world";
import type { Actor, Page } from "./page";
import { pin } from "./pin";
import { pages } from "./sets";

/*
 * Devices with a page table of their own, kept in step with the CPU's by notifiers (mm/mmu_notifier.c). Such a device holds
 * no reference: its mapping of a frame is the pin state `mapped`.
 */
export const isFaulting = table("faulting", bool, processes, false, {
  doc: "the actor is a device that faults on pages",
  constant: true,
});
export const inFlight = table("in_flight", pages.optional, processes, null, {
  group: "device",
  doc: "the page that a device's DMA in flight writes to; its address was translated before",
});
export const invalidating = table2("invalidating", bool, processes, pages, false, {
  group: "device",
  doc: "the actor is between the notifier's start and end for the page",
});
export const mustRetry = table("must_retry", bool, processes, false, {
  group: "device",
  doc: "an invalidation has begun since the device's driver took its sequence number",
});
export const driverLock = table("driver_lock", processes.optional, processes, null, {
  group: "lock",
  doc: "who holds the lock of a device's driver",
});
export const revoked = table2("revoked", bool, processes, pages, false, {
  group: "device",
  doc: "an invalidation of the device's mapping is queued, and not yet carried out",
});

/** Whether there is a device that faults; if not, notifiers have nobody to call and are not modelled. */
export const hasFaultingDevice = ({ scenario }: World): boolean =>
  scenario.actors.some(({ run }) => run === "faulting-device");

export const isMappedBy = (device: Actor, page: Page): Term<boolean> =>
  and(isFaulting(device), is(pin(device, page), "mapped"));

export const isBeingInvalidated = (page: Page): Term<boolean> =>
  exists(processes, (actor) => invalidating(actor, page));

/** Takes the driver locks of all devices, for the callback. */
export const takeDriverLocks: Effects = forEach(processes, (device) =>
  when(isFaulting(device), [assign(driverLock(device), self), assign(mustRetry(device), true)]),
);
export const releaseDriverLocks: Effects = forEach(processes, (device) =>
  when(and(isFaulting(device), is(driverLock(device), self)), assign(driverLock(device), null)),
);
export const driverLocksAreFree: Term<boolean> = not(
  exists(processes, (device) => and(isFaulting(device), not(is(driverLock(device), null)))),
);
