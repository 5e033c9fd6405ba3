import type { SpecSource } from "../../src/analysis";
import { bundledCatalogue } from "../../src/spec";

export const sourceOf = (text: string, file = "a.yaml"): SpecSource => ({ file, text, catalogue: bundledCatalogue });

/** A direct read into a mapped file and the flusher: some 350 states. */
export const small = `gupcheck: 1
title: A direct read and the flusher
system: { stable-pages: required, pages: 1 }
actors:
  app: { run: direct-io-read, dio: legacy-sync }
  flusher: { run: writeback, sync: WB_SYNC_NONE }
kernel: { version: "4.19", direct-io-reference: pin }
`;

/** Two rules that do the same, one that does nothing, on the small scenario. */
export const redundant = `${small}policy:
  rules:
    - { id: skips-first, at: writeback.after_mkclean, when: page.pinned, do: skip }
    - { id: skips-again, at: writeback.after_mkclean, when: "page.pinned && page.dirty", do: skip }
    - { id: useless, at: page_mkwrite, when: page.writeback != none, do: wait }
expect:
  no-dma-to-clean-page: holds
`;
