import type { DecisionStep, Program } from "../model";
import {
  type Actor,
  defaultInitialPage,
  dioFlavours,
  type Kernel,
  kernelOf,
  kernelProgram,
  kernelVersions,
  scenarioLimits,
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
];

/** A program with every kind of actor: what rules may speak of, whatever the scenario. */
export function programOfEverything(kernel: Kernel): Program {
  const scenario = {
    storage: "page-cache",
    stablePagesRequired: true,
    pages: scenarioLimits.pages,
    initial: defaultInitialPage,
    actors,
  } as const;
  return kernelProgram("everything", { kernel, scenario }, []);
}

/** The names of all procedures that any kernel version has. */
export function allProcedures(kernel: Kernel): readonly string[] {
  return programOfEverything(kernel).procedures.map(({ name }) => name);
}

/** The decision points of a program, each as often as it stands there. */
export function decisionsOf(program: Program): readonly DecisionStep[] {
  return program.procedures.flatMap(({ body }) => body.flatMap((step) => (step.kind === "decide" ? [step] : [])));
}

let known: ReadonlySet<string> | undefined;

/** The decision points at which I/O may be queued, so that a rule can have it submitted. */
export function pointsThatSubmit(): ReadonlySet<string> {
  if (known === undefined) {
    const kernels = kernelVersions.flatMap((version) => kernelOf(version) ?? []);
    const decisions = kernels.flatMap((kernel) => decisionsOf(programOfEverything(kernel)));
    known = new Set(decisions.flatMap(({ point, submit }) => (submit.length > 0 ? [point] : [])));
  }
  return known;
}
