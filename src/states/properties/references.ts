import { and, every, exists, implies, is, isOneOf, not, or, processes } from "../../model";
import { takesMappingsDown } from "../scenario";
import { isBeingInvalidated, isMappedBy } from "../world/device";
import { fenced } from "../world/lease";
import { munmapReturned, pte } from "../world/page";
import { longTerm, pin, pinFrame } from "../world/pin";
import { pages } from "../world/sets";
import { type BuiltInProperty, onDax, onEvent, onState } from "./built-in-property";

/** S4, in its strong form: not even a reference that nobody writes through. A device that was fenced cannot write. */
export const noFreedBlockReference: BuiltInProperty = {
  number: "S4",
  property: {
    kind: "invariant",
    id: "no-freed-block-reference",
    doc: "no established pin and no device mapping is left on a block that the file has given up",
    holds: every(processes, (actor) =>
      every(pages, (page) =>
        implies(
          and(isOneOf(pin(actor, page), "established", "mapped"), not(fenced(actor))),
          is(pinFrame(actor, page), "cached"),
        ),
      ),
    ).expr,
    triggers: [
      onEvent("blocks.freed", "blocks of the file were freed"),
      onState(
        exists(processes, (actor) => exists(pages, (page) => isOneOf(pin(actor, page), "established", "mapped"))),
        "a page was pinned, or mapped by a device",
      ),
    ],
  },
  applies: onDax,
};

/** S5. Pin-based registrations break it by design. */
export const mappingWithinVma: BuiltInProperty = {
  number: "S5",
  property: {
    kind: "invariant",
    id: "mapping-within-vma",
    doc: "once munmap has returned, no device can reach the pages that were mapped",
    holds: implies(
      munmapReturned,
      every(processes, (actor) =>
        every(pages, (page) =>
          not(or(isMappedBy(actor, page), and(longTerm(actor), is(pin(actor, page), "established")))),
        ),
      ),
    ).expr,
    triggers: [onState(munmapReturned, "the mapping was taken down")],
  },
  applies: ({ actors }) =>
    actors.some(({ run }) => run === "rdma" || run === "faulting-device") && takesMappingsDown(actors),
};

/** S8. Between the notifier's start and end the two may differ. */
export const deviceMappingSubset: BuiltInProperty = {
  number: "S8",
  property: {
    kind: "invariant",
    id: "device-mapping-subset",
    doc: "a device that faults maps a page writable only while the CPU's page table does, but for pages being invalidated",
    holds: every(processes, (device) =>
      every(pages, (page) =>
        implies(
          isMappedBy(device, page),
          or(and(is(pte(page), "rw"), is(pinFrame(device, page), "cached")), isBeingInvalidated(page)),
        ),
      ),
    ).expr,
    triggers: [
      onState(
        exists(processes, (device) => exists(pages, (page) => isMappedBy(device, page))),
        "a device mapped a page",
      ),
      onState(exists(pages, isBeingInvalidated), "a page was invalidated"),
    ],
  },
  applies: ({ actors }) => actors.some(({ run }) => run === "faulting-device"),
};
