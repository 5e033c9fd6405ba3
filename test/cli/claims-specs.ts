const spec = (head: string, expect: string): string => `gupcheck: 1
title: a spec
${head}
system: { pages: 1 }
actors:
  app: { run: direct-io-read }
  flusher: { run: writeback }
properties: [no-crash, deadlock-free, no-dma-to-clean-page]
expect: { ${expect}no-crash: holds, deadlock-free: holds }
`;

const violated = spec("claims: [C1, C3]", "no-dma-to-clean-page: violated, ");

/** Specs about claims, and one that is about none. */
export const specFiles: Readonly<Record<string, string>> = {
  "violated.yaml": violated,
  "holds.yaml": spec("claims: [C1]", "").replace(", no-dma-to-clean-page]", "]"),
  "unrelated.yaml": violated.replace("claims: [C1, C3]\n", ""),
};
