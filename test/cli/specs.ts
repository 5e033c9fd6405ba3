/** A direct read into a mapped file and the flusher: the classic. 351 states. */
const scenario = `gupcheck: 1
title: A direct read into a mapped file, and the flusher
system: { stable-pages: required, pages: 1 }
actors:
  app: { run: direct-io-read, dio: legacy-sync }
  flusher: { run: writeback, sync: WB_SYNC_NONE }
kernel: { version: "4.19", direct-io-reference: pin }
`;

/** Expects what is the case: exit 0. */
export const asExpected = `${scenario}properties: [no-dma-to-clean-page, no-crash]
expect:
  no-dma-to-clean-page: violated
  no-crash: holds
`;

/** Expects the opposite: exit 1. */
export const notAsExpected = `${scenario}properties: [no-dma-to-clean-page, no-crash]
expect:
  no-dma-to-clean-page: holds
`;

/** Expects nothing: any violation is exit 1. */
export const withoutExpectations = `${scenario}properties: [no-dma-to-clean-page, no-crash]
`;

/** A typing error: exit 2. */
export const misspelt = asExpected.replace("no-crash]", "no-crsh]");

/** A rule that is asked, and never says yes: a direct read never fails here. */
export const idleRule = `${scenario}policy:
  pin-detector: pincount
  rules:
    - id: never-asked
      at: writeback.before_mkclean
      when: page.pins > 0 && !page.cached
      do: skip
properties: [no-crash]
`;

/** Six processes: the reference interpreter takes long. */
export const large = `gupcheck: 1
title: Many
system: { stable-pages: required, pages: 2 }
actors:
  app: { run: direct-io-read, dio: iomap, buffer: [0, 1], dma-writes: 2 }
  flusher: { run: writeback, sync: WB_SYNC_NONE }
  syncer: { run: fsync }
  puncher: { run: punch-hole }
  kswapd: { run: reclaim }
kernel: { version: "4.19", direct-io-reference: pin }
properties: [no-dma-to-clean-page]
`;

/** Nothing is asked for by name, and one of the properties that are checked by default is vacuous: exit 0. */
export const vacuousByDefault = `gupcheck: 1
title: The flusher and a hole punch
system: { stable-pages: required, pages: 1 }
actors:
  flusher: { run: writeback, sync: WB_SYNC_NONE }
  puncher: { run: punch-hole }
`;

/** Counts below zero once the flusher comes back to the page: an error of the model, exit 2. */
export const goesWrong = `gupcheck: 1
title: Counts below zero
system: { pages: 1, initial: { dirty: true } }
actors:
  app: { run: direct-io-read }
  flusher: { run: writeback, times: 2 }
kernel: { version: "6.5" }
policy:
  state: { left: { type: { int: [0, 1] }, init: 1 } }
  rules: [{ id: count, at: writeback.before_mkclean, set: { left: left - 1 } }]
properties: [no-crash]
`;
