import {
  type Actor,
  defaultInitialPage,
  type Kernel,
  kernelOf,
  kernelVersions,
  type Scenario,
  type World,
} from "../../src/states";

/** One actor of each kind, on a file of two pages. */
export const everyActor: readonly Actor[] = [
  { name: "cpu", times: 1, run: "cpu-store", page: 0 },
  { name: "writer", times: 1, run: "buffered-write", page: 1 },
  { name: "sync", times: 1, run: "direct-io-read", dio: "legacy-sync", buffer: [1, 0], dmaWrites: 1 },
  { name: "aio", times: 1, run: "direct-io-read", dio: "legacy-aio", buffer: [0], dmaWrites: 2 },
  { name: "iomap", times: 2, run: "direct-io-read", dio: "iomap", buffer: [0, 1], dmaWrites: 1 },
  { name: "own", times: 1, run: "direct-io-read", dio: "iomap", reads: "this-file", buffer: [0, 1], dmaWrites: 1 },
  {
    name: "elsewhere",
    times: 1,
    run: "direct-io-read",
    dio: "iomap",
    reads: "this-file-elsewhere",
    buffer: [],
    dmaWrites: 0,
  },
  { name: "flusher", times: "forever", run: "writeback", sync: "WB_SYNC_NONE", from: 1 },
  { name: "syncer", times: 1, run: "fsync" },
  { name: "truncater", times: 1, run: "truncate", from: 1 },
  { name: "puncher", times: 1, run: "punch-hole", from: 0, to: 1 },
  { name: "direct", times: 1, run: "direct-write", from: 0, to: 0 },
  { name: "kswapd", times: 3, run: "reclaim" },
  {
    name: "remote",
    times: 1,
    run: "rdma",
    user: "passes-descriptor",
    buffer: [0, 1],
    dmaWrites: 1,
    lease: "exclusive",
  },
  { name: "gpu", times: 1, run: "faulting-device", buffer: [0, 1], dmaWrites: 1 },
  { name: "cloner", times: 1, run: "reflink" },
  { name: "migrator", times: 1, run: "migrate" },
  { name: "unmapper", times: 1, run: "munmap" },
  { name: "unlinker", times: 1, run: "unlink" },
  { name: "other", times: 1, run: "allocate" },
];

/** One actor of each kind that works on fsdax, on a file of two pages. */
export const everyDaxActor: readonly Actor[] = everyActor.filter(
  ({ run }) => !["buffered-write", "direct-write", "reclaim", "migrate"].includes(run),
);

export function scenarioOf(actors: readonly Actor[], changes: Partial<Scenario> = {}): Scenario {
  return {
    storage: "page-cache",
    daxEntries: "one-page",
    stablePagesRequired: true,
    copyOnWrite: false,
    pages: 2,
    initial: defaultInitialPage,
    actors,
    ...changes,
  };
}

export function kernelLike(changes: Partial<Kernel> = {}): Kernel {
  const kernel = kernelOf("4.19");
  if (kernel === undefined) throw new Error("there is no preset for 4.19");
  return { ...kernel, ...changes };
}

/** Every preset, and 4.19 with each switch turned the other way. */
export function everyKernel(): readonly Kernel[] {
  const presets = kernelVersions.flatMap((version) => kernelOf(version) ?? []);
  const turned: Partial<Kernel>[] = [
    { gupFastRecheck: false },
    { invalidateLock: false },
    { flushUnderInvalidateLock: true },
    { recheckAfterPageLock: false },
    { secondUnmap: false },
    { dirtyBeforeUnpin: false },
    { reclaimWrites: false },
    { freezeBeforeDirtyTest: false },
    { reclaimSkipsPinned: true },
    { pageWithoutBuffers: "warn" },
    { directIoReference: "pin" },
    { iomapCompletes: "after-dirty-check" },
    { directIoFileLock: "held-across-faults" },
    { directIoFileLock: "dropped-for-faults" },
    { writebackOrder: "cyclic" },
    { sizeBeforeInvalidateLock: false },
    { stablePageWait: "never" },
    { longTermReference: "pin" },
    { longTermOnDax: "allow" },
    { longTermFileWrite: "refuse" },
    { daxBusyCheck: "always" },
    { notifierCallback: "asynchronous" },
    { deviceFaultRetry: false },
    { notifyWriteProtect: false },
    { notifySecondUnmap: false },
    { driverLockAcrossFault: true },
    { callbackTakesPageLock: true },
    { dirtyUnderPageLock: false },
    { breakLayoutsRescans: false },
    { daxScanAdvances: "one-index" },
    { callbackSetsDirty: "trylock" },
    { callbackSetsDirty: "without-lock" },
    { blockLayerBounce: true },
    { lockHandOver: true },
  ];
  return [...presets, ...turned.map(kernelLike)];
}

export const worldOf = (kernel: Kernel, scenario: Scenario): World => ({ kernel, scenario });
