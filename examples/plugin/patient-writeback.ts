/**
 * A policy that is not bundled: background writeback is patient with pinned pages, but not for ever.
 *
 * Skipping a page that is pinned for a long time keeps it stable and costs nothing, but what the device writes never comes
 * to disk. Bouncing it brings the data to disk and costs a copy each time. Here background writeback passes a pinned page
 * over so many times, and writes a copy when it comes again; writeback for data integrity never passes over.
 */
import {
  and,
  argument,
  assign,
  atLeast,
  defineDetector,
  definePlugin,
  definePolicy,
  every,
  happens,
  int,
  invariant,
  is,
  kernel,
  lessThan,
  not,
  onEvent,
  or,
  plus,
  policyState,
  rule,
  table,
} from "gupcheck";

const { pages, writebackAfterMkclean, hasUnsettledWritePin } = kernel;

/** State of the policy's own: how often each page has been passed over since it was last written. */
const passedOver = table("passed_over", int(0, 3), pages, 0, {
  doc: "how often background writeback has passed the page over since it was last written",
});

const patientWriteback = definePolicy({
  name: "patient-writeback",
  doc: "background writeback passes a pinned page over so many times, then writes a copy; fsync writes a copy at once",
  parameters: {
    patience: { kind: "choice", values: ["1", "2", "3"], default: "1", doc: "how often a page is passed over" },
  },
  state: () => policyState([passedOver]),
  rules: ({ patience }, { pinned }) => [
    rule(
      "pass-over",
      writebackAfterMkclean,
      ({ page, sync_mode }) =>
        and(is(sync_mode, "WB_SYNC_NONE"), pinned(page), lessThan(passedOver(page), Number(patience))),
      "skip",
      ({ page }) => assign(passedOver(page), plus(passedOver(page), 1)),
    ),
    rule(
      "write-a-copy",
      writebackAfterMkclean,
      ({ page }) => pinned(page),
      "bounce",
      ({ page }) => assign(passedOver(page), 0),
    ),
    rule(
      "write-as-ever",
      writebackAfterMkclean,
      ({ page }) => atLeast(passedOver(page), 1),
      "proceed",
      ({ page }) => assign(passedOver(page), 0),
    ),
  ],
});

/** A detector that no kernel has: it sees exactly the pins through which a device may still write. */
const writePins = defineDetector({
  name: "write-pins",
  doc: "an ideal: sees the pins through which a device may still write, and no others",
  pinned: hasUnsettledWritePin,
});

const noWriteOfPinned = onEvent({
  id: "no-write-of-a-pinned-page",
  doc: "writeback never reads a page for I/O, other than by copying it, while a device may write to it",
  on: ["writeback.clean"],
  require: not(hasUnsettledWritePin(argument.page)),
  triggers: [happens(["writeback.attempt"], "writeback came to a pinned page", hasUnsettledWritePin(argument.page))],
});

const cleanPagesAreNotCounted = invariant({
  id: "clean-pages-are-not-counted",
  doc: "a page that was passed over is dirty until it is written",
  holds: every(pages, (page) => or(is(passedOver(page), 0), kernel.dirty(page))),
});

export default definePlugin({
  apiVersion: 1,
  name: "patient-writeback",
  policies: [patientWriteback],
  detectors: [writePins],
  properties: [noWriteOfPinned, cleanPagesAreNotCounted],
});
