import { constant, or } from "../model";
import { type Detector, hasCountedPin, hasExtraReference, hasManyReferences, isMapped } from "../states";

/** A way to tell whether a page is pinned. */
export interface PinDetector {
  readonly name: string;
  readonly doc: string;
  readonly pinned: Detector;
}

/** The pin detectors that a policy can choose from. */
export const pinDetectors: readonly PinDetector[] = [
  {
    name: "never",
    doc: "no page ever looks pinned: GUP leaves no trace (map count as of 2018)",
    pinned: () => constant(false),
  },
  {
    name: "mapcount",
    doc: "page_mapcount > 0: any mapped page looks pinned, and a pin without a mapping does not",
    pinned: isMapped,
  },
  {
    name: "refcount",
    doc: "the reference count is higher than the page cache and the page tables account for",
    pinned: hasExtraReference,
  },
  {
    name: "pincount",
    doc: "page_maybe_dma_pinned (5.7): counts pins taken by pin_user_pages, and nothing else",
    pinned: hasCountedPin,
  },
  {
    name: "pincount-or-many-references",
    doc:
      "pincount with its false positives: a page with many references of any kind looks pinned as well " +
      "(1024 in the kernel, abstracted to 2)",
    pinned: (page) => or(hasCountedPin(page), hasManyReferences(page)),
  },
];

export function pinDetector(name: string): PinDetector | undefined {
  return pinDetectors.find((detector) => detector.name === name);
}
