import type { DecisionStep, Program } from "../model";
import {
  type Actor,
  defaultInitialPage,
  dioFlavours,
  type Kernel,
  kernelProgram,
  type Scenario,
  type Storage,
  scenarioLimits,
  storages,
} from "../states";

const common = { times: 1, from: 0, to: 0, page: 0, buffer: [0], dmaWrites: 1, sync: "WB_SYNC_NONE" } as const;

const actors: readonly Actor[] = [
  { ...common, name: "store", run: "cpu-store" },
  { ...common, name: "write", run: "buffered-write" },
  ...dioFlavours.map((dio): Actor => ({ ...common, name: dio, run: "direct-io-read", dio })),
  { ...common, name: "flusher", run: "writeback" },
  { ...common, name: "fsync", run: "fsync" },
  { ...common, name: "truncate", run: "truncate" },
  { ...common, name: "punch", run: "punch-hole" },
  { ...common, name: "direct-write", run: "direct-write" },
  { ...common, name: "reclaim", run: "reclaim" },
  { ...common, name: "rdma", run: "rdma", user: "killed", lease: "shared" },
  { ...common, name: "device", run: "faulting-device" },
  { ...common, name: "munmap", run: "munmap" },
  { ...common, name: "unlink", run: "unlink" },
  { ...common, name: "allocate", run: "allocate" },
  { ...common, name: "reflink", run: "reflink" },
  { ...common, name: "migrate", run: "migrate" },
];

/** Programs with every kind of actor, one for each storage: what rules may speak of, whatever the scenario. */
export function programsOfEverything(kernel: Kernel): readonly Program[] {
  return storages.map((storage) => programOn(storage, kernel));
}

function programOn(storage: Storage, kernel: Kernel): Program {
  const scenario: Scenario = {
    storage,
    daxEntries: "one-page",
    stablePagesRequired: true,
    copyOnWrite: true,
    pages: scenarioLimits.pages,
    initial: defaultInitialPage,
    actors,
  };
  return kernelProgram("everything", { kernel, scenario }, []);
}

/** The decision points of a program, each as often as it stands there. */
export function decisionsOf(program: Program): readonly DecisionStep[] {
  return program.procedures.flatMap(({ body }) => body.flatMap((step) => (step.kind === "decide" ? [step] : [])));
}
