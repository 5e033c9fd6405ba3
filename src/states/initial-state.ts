import {
  and,
  type Expr,
  element,
  every,
  implies,
  is,
  isnt,
  not,
  startingWith,
  type Value,
  type Variable,
} from "../model";
import type { Kernel } from "./kernel";
import { type Actor, hasWorker, type Initially, queueName, workerName } from "./scenario";
import { isOneEntry, type World } from "./world";
import { deviceOf, firstOfBuffer, nextOfBuffer, workerOf } from "./world/buffer";
import { deviceFault, fsyncCall, pinRequest, truncateCall } from "./world/call";
import { driverLock, inFlight, invalidating, isFaulting, mustRetry, revoked } from "./world/device";
import { acked, owed, written } from "./world/durability";
import { actsFor, answersInTime, fenced, killed, lease } from "./world/lease";
import {
  fileLock,
  fileLockShared,
  invalidateLock,
  invalidateLockShared,
  iRwsem,
  mmapLock,
  mmapLockShared,
  otherFileLock,
  otherFileLockShared,
} from "./world/lock";
import {
  beyondEof,
  bounced,
  buffers,
  cached,
  crashed,
  dirty,
  munmapReturned,
  pageLock,
  pte,
  queuedBy,
  reserved,
  shared,
  stalePte,
  vma,
  writeback,
} from "./world/page";
import { longTerm, newSinceWriteback, pin, pinFrame, takesPins, writesMemory } from "./world/pin";
import { pages } from "./world/sets";

function choices<T extends Value>(initially: Initially<T>, all: readonly T[]): readonly T[] {
  return initially === "any" ? all : [initially];
}

function buffersOf(actor: Actor): readonly number[] {
  return "buffer" in actor ? actor.buffer : [];
}

function takesCountedPins(actor: Actor, kernel: Kernel): boolean {
  if (actor.run === "rdma") return kernel.longTermReference === "pin";
  return actor.run === "direct-io-read" && kernel.directIoReference === "pin";
}

/** The variables of the world with the initial values and constants of the scenario; `names` are the processes. */
export function worldVariables(world: World, names: readonly string[], tracksData: boolean): readonly Variable[] {
  const { initial, actors, pages: count } = world.scenario;
  const owner = new Map<string, Actor>();
  for (const actor of actors) {
    owner.set(actor.name, actor);
    if (hasWorker(actor, world.scenario.storage)) owner.set(workerName(actor.name), actor);
  }
  const perProcess = (value: (actor: Actor | undefined, name: string) => Value): readonly Value[][] =>
    names.map((name) => [value(owner.get(name), name)]);
  const after = (actor: Actor | undefined, page: number): Value => {
    const buffer = actor === undefined ? [] : buffersOf(actor);
    const position = buffer.indexOf(page);
    return position < 0 ? null : (buffer[position + 1] ?? null);
  };
  const booleans = [false, true] as const;
  const perPage = (values: readonly Value[]): readonly (readonly Value[])[] => [values];
  return [
    startingWith(cached.declaration, perPage(choices(initial.cached, booleans))),
    startingWith(dirty.declaration, perPage(choices(initial.dirty, booleans))),
    startingWith(writeback.declaration, perPage(choices(initial.writeback, ["none", "submitted"]))),
    queuedBy.declaration,
    bounced.declaration,
    startingWith(buffers.declaration, perPage(choices(initial.buffers, booleans))),
    pageLock.declaration,
    startingWith(pte.declaration, perPage(choices(initial.pte, ["none", "ro", "rw"]))),
    stalePte.declaration,
    beyondEof.declaration,
    shared.declaration,
    startingWith(reserved.declaration, perPage(world.scenario.copyOnWrite ? booleans : [false])),
    vma.declaration,
    munmapReturned.declaration,
    crashed.declaration,
    iRwsem.declaration,
    invalidateLock.declaration,
    invalidateLockShared.declaration,
    mmapLock.declaration,
    mmapLockShared.declaration,
    fileLock.declaration,
    fileLockShared.declaration,
    otherFileLock.declaration,
    otherFileLockShared.declaration,
    pin.declaration,
    pinFrame.declaration,
    newSinceWriteback.declaration,
    startingWith(acked.declaration, perPage(tracksData ? ["disk", "io", "memory"] : ["disk"])),
    written.declaration,
    owed.declaration,
    startingWith(
      takesPins.declaration,
      perProcess((actor) => actor !== undefined && takesCountedPins(actor, world.kernel)),
    ),
    startingWith(
      writesMemory.declaration,
      perProcess((actor) => actor !== undefined && actor.run !== "faulting-device" && buffersOf(actor).length > 0),
    ),
    startingWith(
      longTerm.declaration,
      perProcess((actor) => actor?.run === "rdma"),
    ),
    startingWith(
      firstOfBuffer.declaration,
      perProcess((actor) => (actor === undefined ? null : (buffersOf(actor)[0] ?? null))),
    ),
    startingWith(
      nextOfBuffer.declaration,
      names.flatMap((name) => Array.from({ length: count }, (_, page) => [after(owner.get(name), page)])),
    ),
    startingWith(
      isFaulting.declaration,
      perProcess((actor, name) => actor?.run === "faulting-device" && actor.name === name),
    ),
    fsyncCall.declaration,
    truncateCall.declaration,
    pinRequest.declaration,
    deviceFault.declaration,
    lease.declaration,
    killed.declaration,
    fenced.declaration,
    startingWith(
      answersInTime.declaration,
      perProcess((actor) => actor?.run === "rdma" && actor.user === "cooperative"),
    ),
    startingWith(
      actsFor.declaration,
      perProcess((actor) => {
        const owner = actor !== undefined && "for" in actor ? actor.for : undefined;
        return owner === undefined || !names.includes(owner) ? null : names.indexOf(owner);
      }),
    ),
    inFlight.declaration,
    invalidating.declaration,
    mustRetry.declaration,
    driverLock.declaration,
    revoked.declaration,
    startingWith(
      deviceOf.declaration,
      names.map((name) => [
        actors.some((actor) => queueName(actor.name) === name)
          ? names.findIndex((other) => queueName(other) === name)
          : null,
      ]),
    ),
    startingWith(
      workerOf.declaration,
      perProcess((actor, name) =>
        actor !== undefined && actor.name === name && hasWorker(actor, world.scenario.storage)
          ? names.indexOf(workerName(name))
          : null,
      ),
    ),
  ];
}

/**
 * Which combinations of initial values are states that the kernel can be in: a page that is not cached is nothing else
 * either, a writable PTE implies a dirty page, a dirty page has its buffers, and data of a page is where its flags say.
 * Pages of one entry start alike. A DAX page is flushed without I/O: it is never under writeback.
 */
export function initialCondition(tracksData: boolean, world: World): Expr {
  const first = element(pages, 0);
  return every(pages, (page) => {
    const idle = and(not(dirty(page)), is(writeback(page), "none"));
    const inFlight = and(not(dirty(page)), isnt(writeback(page), "none"));
    return and(
      implies(not(cached(page)), and(idle, not(buffers(page)), is(pte(page), "none"))),
      implies(is(pte(page), "rw"), dirty(page)),
      implies(dirty(page), buffers(page)),
      ...(isOneEntry(world)
        ? [is(cached(page), cached(first)), is(dirty(page), dirty(first)), is(pte(page), pte(first))]
        : []),
      ...(world.scenario.storage === "dax" ? [is(writeback(page), "none")] : []),
      ...(world.scenario.copyOnWrite ? [is(reserved(page), dirty(page))] : []),
      ...(tracksData
        ? [
            implies(dirty(page), is(acked(page), "memory")),
            implies(inFlight, is(acked(page), "io")),
            implies(idle, is(acked(page), "disk")),
          ]
        : []),
    );
  }).expr;
}
