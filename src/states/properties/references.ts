import { every, implies, is, isnt, processes } from "../../model";
import { takesMappingsDown } from "../scenario";
import { munmapReturned } from "../world/page";
import { longTerm, pin, pinFrame } from "../world/pin";
import { pages } from "../world/sets";
import { type BuiltInProperty, onDax, onEvent, onState } from "./built-in-property";

/** S4, in its strong form: not even a reference that nobody writes through. */
export const noFreedBlockReference: BuiltInProperty = {
  number: "S4",
  property: {
    kind: "invariant",
    id: "no-freed-block-reference",
    doc: "no established pin and no device mapping is left on a block that the file has given up",
    holds: every(processes, (actor) =>
      every(pages, (page) => implies(is(pin(actor, page), "established"), is(pinFrame(actor, page), "cached"))),
    ).expr,
    triggers: [
      onEvent("blocks.freed", "blocks of the file were freed"),
      onEvent("pin.established", "a page was pinned"),
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
        every(pages, (page) => implies(longTerm(actor), isnt(pin(actor, page), "established"))),
      ),
    ).expr,
    triggers: [onState(munmapReturned, "the mapping was taken down")],
  },
  applies: ({ actors }) => actors.some(({ run }) => run === "rdma") && takesMappingsDown(actors),
};
