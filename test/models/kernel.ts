import type { Model } from "../../src/model";
import { argumentsOf, assemble, bundledPolicy, pinDetector } from "../../src/policies";
import { type Actor, builtInProperties } from "../../src/states";
import { kernelLike, scenarioOf, worldOf } from "../states/worlds";

const reader: Actor = { name: "app", times: 1, run: "direct-io-read", dio: "iomap", buffer: [1, 0], dmaWrites: 1 };
const syncer: Actor = { name: "syncer", times: 1, run: "fsync" };
const puncher: Actor = { name: "puncher", times: 1, run: "punch-hole", from: 0, to: 1 };
const store: Actor = { name: "store", times: 1, run: "cpu-store", page: 0 };
const reclaim: Actor = { name: "kswapd", times: "forever", run: "reclaim" };
const flusher: Actor = { name: "flusher", times: "forever", run: "writeback", sync: "WB_SYNC_NONE", from: 0 };

/** Sizes of the kernel model, by the number of its states. */
const sizes = {
  small: [reader, syncer],
  medium: [reader, syncer, puncher],
  large: [reader, syncer, puncher, store, { ...reclaim, times: 1 }],
  huge: [reader, syncer, puncher, store, reclaim, flusher],
} as const;

/** The kernel with two pages, the repaired rules for transient pins and every property. */
export function kernel(size: keyof typeof sizes): Model {
  const detector = pinDetector("pincount");
  const policy = bundledPolicy("transient-pins-repaired");
  if (detector === undefined || policy === undefined) throw new TypeError("no such detector, or no such policy");
  const world = worldOf(kernelLike({ directIoReference: "pin" }), scenarioOf(sizes[size]));
  const { model } = assemble({
    name: `kernel, ${size}`,
    world,
    detector,
    rules: policy.rules(argumentsOf(policy, {}), { pinned: detector.pinned, world }),
    properties: builtInProperties.map(({ property }) => property),
  });
  return model;
}
