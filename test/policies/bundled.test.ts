import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { check } from "../../src/checker";
import { assemble } from "../../src/policies";
import { loadSpec } from "../../src/spec";

interface Scenario {
  readonly system?: string;
  readonly actors: string;
  readonly kernel?: string;
  readonly properties: readonly string[];
}

/** The verdicts with a policy in use, and with none. */
function verdictsOf(
  { system = "{ pages: 1 }", actors, kernel = '{ version: "4.19" }', properties }: Scenario,
  use: string,
) {
  const text = `gupcheck: 1
title: a bundled policy
system: ${system}
actors: ${actors}
kernel: ${kernel}
policy: { use: [${use}] }
properties: [${properties.join(", ")}]
`;
  const { spec, diagnostics } = loadSpec(text, "spec.yaml");
  assert.ok(spec, JSON.stringify(diagnostics));
  const found = new Map(check(assemble(spec.assembly).model).properties.map(({ id, verdict }) => [id, verdict]));
  return properties.map((id) => found.get(id));
}

function warningsOf(use: string): readonly string[] {
  const text = `gupcheck: 1
title: t
system: { pages: 1 }
actors: { app: { run: rdma }, puncher: { run: punch-hole } }
policy: { use: [${use}] }
`;
  return loadSpec(text, "spec.yaml").diagnostics.map(({ code }) => code);
}

const daxKernel = '{ version: "4.19", dax-busy-check: none }';
const daxPunch = {
  system: "{ storage: dax, pages: 1 }",
  actors: "{ app: { run: direct-io-read }, unmapper: { run: munmap }, puncher: { run: punch-hole } }",
  kernel: daxKernel,
  properties: ["no-freed-block-reference"],
};

describe("dax-wait-until-idle", () => {
  it("without it blocks are freed under a pin; with it they are not", () => {
    assert.deepEqual(verdictsOf(daxPunch, ""), ["violated"]);
    assert.deepEqual(verdictsOf(daxPunch, "dax-wait-until-idle"), ["holds"]);
  });

  it("check: skip-if-unmapped misses a file that was unmapped meanwhile", () => {
    assert.deepEqual(verdictsOf(daxPunch, "{ name: dax-wait-until-idle, check: skip-if-unmapped }"), ["violated"]);
  });

  it("evict: false frees the blocks of a file that is evicted", () => {
    const evicted = {
      ...daxPunch,
      actors: "{ app: { run: direct-io-read }, unmapper: { run: munmap }, unlinker: { run: unlink } }",
    };
    assert.deepEqual(verdictsOf(evicted, "{ name: dax-wait-until-idle, evict: false }"), ["violated"]);
    assert.deepEqual(verdictsOf(evicted, "dax-wait-until-idle"), ["holds"]);
  });

  it("off fsdax it does nothing, which is said", () => {
    assert.ok(warningsOf("dax-wait-until-idle").includes("spec/rule-never-fires"));
  });
});

describe("refuse-longterm-pins", () => {
  const registration = {
    actors: "{ app: { run: rdma }, flusher: { run: writeback } }",
    properties: ["no-dma-to-clean-page"],
  };
  const direct = { ...registration, actors: "{ app: { run: direct-io-read }, flusher: { run: writeback } }" };

  it("refuses long-term pins of file-backed pages, and lets transient ones through", () => {
    assert.deepEqual(verdictsOf(registration, ""), ["violated"]);
    assert.deepEqual(verdictsOf(registration, "refuse-longterm-pins"), ["vacuous"]);
    assert.deepEqual(verdictsOf(direct, "refuse-longterm-pins"), ["violated"]);
  });

  it("fast-path: false leaves a hole", () => {
    const mapped = { ...registration, system: "{ pages: 1, initial: { dirty: true, pte: rw } }" };
    assert.deepEqual(verdictsOf(mapped, "refuse-longterm-pins"), ["vacuous"]);
  });

  it("which: fsdax covers fsdax only", () => {
    const fsdax = {
      ...daxPunch,
      actors: "{ app: { run: rdma }, puncher: { run: punch-hole } }",
      kernel: '{ version: "4.14" }',
    };
    assert.deepEqual(verdictsOf(fsdax, ""), ["violated"]);
    assert.deepEqual(verdictsOf(fsdax, "{ name: refuse-longterm-pins, which: fsdax }"), ["vacuous"]);
    assert.ok(warningsOf("{ name: refuse-longterm-pins, which: fsdax }").includes("spec/rule-never-fires"));
  });
});

describe("bounce-pinned-pages", () => {
  const both = {
    actors: "{ app: { run: rdma }, flusher: { run: writeback }, syncer: { run: writeback, sync: WB_SYNC_ALL } }",
    kernel: '{ version: "5.15" }',
    properties: ["no-write-under-writeback", "no-dma-to-clean-page", "deadlock-free"],
  };

  it("keeps pages stable and dirty even under a long-term pin", () => {
    assert.deepEqual(verdictsOf(both, ""), ["violated", "violated", "holds"]);
    assert.deepEqual(verdictsOf(both, "bounce-pinned-pages"), ["holds", "holds", "holds"]);
  });

  it("in one mode only, the other one skips or goes on as ever", () => {
    for (const modes of ["WB_SYNC_ALL", "WB_SYNC_NONE"]) {
      const use = (otherwise: string): string =>
        `{ name: bounce-pinned-pages, modes: ${modes}, otherwise: ${otherwise} }`;
      assert.deepEqual(verdictsOf(both, use("skip")), ["holds", "holds", "holds"]);
      assert.deepEqual(verdictsOf(both, use("proceed")), ["violated", "violated", "holds"]);
    }
  });
});
