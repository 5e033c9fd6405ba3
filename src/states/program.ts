import {
  type AnyProcedure,
  type Expr,
  type ProcessDeclaration,
  type Program,
  type Property,
  withCallees,
} from "../model";
import { initialCondition, worldVariables } from "./initial-state";
import { allocate } from "./procedures/allocate";
import { bioDirtyFn } from "./procedures/bio-pages";
import { bufferedWrite } from "./procedures/buffered-write";
import { cpuStore } from "./procedures/cpu-store";
import { directWrite } from "./procedures/direct-write";
import { disk } from "./procedures/disk";
import { evict } from "./procedures/evict";
import { munmap } from "./procedures/exit-mm";
import { commandQueue, faultingDevice } from "./procedures/faulting-device";
import { fileDirectRead } from "./procedures/file-direct-read";
import { flusher } from "./procedures/flusher";
import { fsync } from "./procedures/fsync";
import { migrate } from "./procedures/migrate";
import { rdma } from "./procedures/rdma";
import { reclaim } from "./procedures/reclaim";
import { reflink } from "./procedures/reflink";
import { punchHole, truncate } from "./procedures/truncate";
import { type Actor, hasWorker, queueName, unfairAgents, workerName } from "./scenario";
import { isDax, type World } from "./world";
import { callState } from "./world/call";
import { readsDurability, whereabouts } from "./world/durability";
import { leaseState } from "./world/lease";
import { crashed, pteState, writebackState } from "./world/page";
import { frameState, pinState } from "./world/pin";
import { syncMode } from "./world/sets";

/** A process that a policy brings along; it runs forever. */
export interface BackgroundProcess {
  readonly name: string;
  readonly procedure: AnyProcedure;
  readonly doc: string;
}

/** A process and the procedure that it runs. */
interface Running {
  readonly declaration: ProcessDeclaration;
  readonly procedure: AnyProcedure;
}

const pageAt = (index: number): Expr => ({ kind: "element", set: "page", index });

function running(world: World, actor: Actor): Running {
  const run = (procedure: AnyProcedure, doc: string, args: Readonly<Record<string, Expr>> = {}): Running => ({
    declaration: {
      ...{ name: actor.name, procedure: procedure.definition.name, args, times: actor.times, doc },
      unfair: unfairAgents(actor),
    },
    procedure,
  });
  const range = (first: number, last: number) => ({ first: pageAt(first), last: pageAt(last) });
  switch (actor.run) {
    case "cpu-store":
      return run(cpuStore(world), "stores to a shared mapping", { page: pageAt(actor.page) });
    case "buffered-write":
      return run(bufferedWrite(world), "write(2)", { page: pageAt(actor.page) });
    case "direct-io-read":
      return run(fileDirectRead(world, actor.dio, actor.reads ?? "another-file"), ...directReadArguments(actor));
    case "writeback":
      return run(flusher(world), `writeback, ${actor.sync}`, {
        sync_mode: { kind: "enum", enum: syncMode.type.kind === "enum" ? syncMode.type.name : "", value: actor.sync },
        from: pageAt(actor.from),
      });
    case "fsync":
      return run(fsync(world), "fsync(2)");
    case "truncate":
      return run(truncate(world), "truncate(2)", range(actor.from, world.scenario.pages - 1));
    case "punch-hole":
      return run(punchHole(world), "punches a hole", range(actor.from, actor.to));
    case "direct-write":
      return run(directWrite(world), "O_DIRECT write to the file itself", range(actor.from, actor.to));
    case "reclaim":
      return run(reclaim(world), "reclaim");
    case "rdma":
      return run(rdma(world, actor.user, actor.lease), `a long-term registration (user: ${actor.user})`, {
        dma_writes: { kind: "int", value: actor.dmaWrites },
      });
    case "faulting-device":
      return run(faultingDevice(world), "a device that faults on pages", {
        dma_writes: { kind: "int", value: actor.dmaWrites },
      });
    case "reflink":
      return run(reflink(world), "reflink of the file");
    case "migrate":
      return run(migrate(world), "page migration");
    case "munmap":
      return run(munmap(world), "munmap(2)");
    case "unlink":
      return run(evict(world), "unlink(2) and last close");
    case "allocate":
      return run(allocate, "another file that allocates blocks");
  }
}

function directReadArguments({
  dio,
  reads = "another-file",
  dmaWrites,
}: Extract<Actor, { run: "direct-io-read" }>): [doc: string, args: Readonly<Record<string, Expr>>] {
  const args = { dma_writes: { kind: "int", value: dmaWrites } } as const;
  switch (reads) {
    case "this-file-elsewhere":
      return ["O_DIRECT read of the file into a mapping of another one", {}];
    case "this-file":
      return [`O_DIRECT read of the file into its own mapping (${dio})`, args];
    case "another-file":
      return [`O_DIRECT read into the mapping (${dio})`, args];
  }
}

function background(name: string, procedure: AnyProcedure, doc: string): Running {
  return { declaration: { name, procedure: procedure.definition.name, args: {}, times: "forever", doc }, procedure };
}

/** The processes that an actor needs beside its own. */
function helpersOf(world: World, actor: Actor): readonly Running[] {
  if (hasWorker(actor, world.scenario.storage)) {
    return [background(workerName(actor.name), bioDirtyFn(world), `completes what ${actor.name} deferred`)];
  }
  if (actor.run === "faulting-device" && world.kernel.notifierCallback === "asynchronous") {
    return [background(queueName(actor.name), commandQueue, `carries out invalidations for ${actor.name}`)];
  }
  return [];
}

/** The kernel of a scenario as a program, its decision points still open. */
export function kernelProgram(
  name: string,
  world: World,
  properties: readonly Property[],
  extra: readonly BackgroundProcess[] = [],
): Program {
  const { actors } = world.scenario;
  const processes = [
    ...actors.flatMap((actor) => [running(world, actor), ...helpersOf(world, actor)]),
    ...(isDax(world) ? [] : [background("disk", disk, "the storage device of the file")]),
    ...extra.map(({ name: process, procedure, doc }) => background(process, procedure, doc)),
  ];
  const names = processes.map(({ declaration }) => declaration.name);
  const tracksData = readsDurability(properties);
  return {
    name,
    enums: Object.fromEntries(
      [syncMode, writebackState, pteState, pinState, frameState, leaseState, whereabouts, callState].map((sort) => [
        sort.type.kind === "enum" ? sort.type.name : "",
        sort.values,
      ]),
    ),
    sets: { page: Array.from({ length: world.scenario.pages }, (_, index) => `page${String(index)}`) },
    variables: worldVariables(world, names, tracksData),
    procedures: withCallees(processes.map(({ procedure }) => procedure)),
    processes: processes.map(({ declaration }) => declaration),
    halted: crashed.expr,
    initially: initialCondition(tracksData, world),
    properties,
    lockHandOver: world.kernel.lockHandOver,
  };
}
