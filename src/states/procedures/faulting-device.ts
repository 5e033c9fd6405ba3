import {
  and,
  assign,
  branch,
  call,
  choose,
  event,
  exit,
  int,
  is,
  isnt,
  lessThan,
  local,
  not,
  or,
  plus,
  procedure,
  say,
  self,
  some,
  step,
} from "../../model";
import { scenarioLimits } from "../scenario";
import type { World } from "../world";
import { isInBuffer, theDevice } from "../world/buffer";
import { deviceFault } from "../world/call";
import { driverLock, inFlight, isBeingInvalidated, mustRetry, revoked } from "../world/device";
import { acknowledge, deviceWrites } from "../world/durability";
import { isFree, mmapLockOf, release, take } from "../world/lock";
import { pte, vma } from "../world/page";
import { drop, dropOf, mapForDevice, pin, walk } from "../world/pin";
import { pages } from "../world/sets";
import { deviceWriteEvents } from "./device-write";
import { writeFault } from "./fault";

const transfers = int(0, scenarioLimits.dmaWrites);

/**
 * A device with a page table of its own (on-demand paging, HMM): it writes through its own mapping of a page, and where it
 * has none it raises a page request. The driver takes a sequence number, lets the CPU's page fault make the page writable,
 * and under its lock looks whether an invalidation has begun meanwhile before it programs the device
 * (mm/mmu_notifier.c mmu_interval_read_begin, mmu_interval_read_retry; drivers/infiniband/core/umem_odp.c). It keeps no
 * reference to the page.
 */
export const faultingDevice = (world: World) => {
  const { kernel } = world;
  const mmap = mmapLockOf(world);
  const early = kernel.driverLockAcrossFault;
  return procedure(
    "mlx5_ib_pagefault",
    {
      file: "drivers/infiniband/core/umem_odp.c",
      doc: "a device that faults on pages",
      params: { dma_writes: transfers },
      locals: { finished: local(transfers, 0), wanted: local(pages.optional, null) },
      exits: ["return"],
    },
    ({ dma_writes, finished, wanted }) => {
      const page = some(pages, wanted);
      const begun = or(mustRetry(self), isBeingInvalidated(page));
      const checked = kernel.deviceFaultRetry ? "check_retry" : "program";
      const again = { do: [release(driverLock(self)), drop(page)], go: "read_begin" } as const;
      return [
        choose(
          "access",
          pages,
          { fn: "(the device)", agent: "device" },
          (target) => ({
            where: isInBuffer(target),
            when: lessThan(finished, dma_writes),
            do: [assign(wanted, target), assign(finished, plus(finished, 1))],
            text: say`wants to write to ${target}`,
          }),
          [{ when: not(lessThan(finished, dma_writes)), go: exit("return"), text: say`has no more to write` }],
        ),
        branch("translate", { fn: "(the device)", agent: "device" }, [
          {
            when: is(pin(self, page), "mapped"),
            do: assign(inFlight(self), wanted),
            go: "dma",
            text: say`translates the address of ${page}, sends the data`,
          },
          {
            when: isnt(pin(self, page), "mapped"),
            do: assign(deviceFault(self), true),
            text: say`has no mapping of ${page}: raises a page request`,
          },
        ]),
        step("read_begin", {
          fn: "mmu_interval_read_begin",
          when: not(isBeingInvalidated(page)),
          do: assign(mustRetry(self), false),
          text: say`takes the sequence number`,
        }),
        ...(early
          ? [
              step("lock_driver_early", {
                fn: "mutex_lock",
                when: isFree(driverLock(self)),
                do: take(driverLock(self)),
                acquires: true,
                text: say`takes the driver's lock, before the fault`,
              }),
            ]
          : []),
        ...(mmap.exists
          ? [
              step("take_mmap_lock", {
                fn: "hmm_range_fault",
                when: mmap.freeForShared,
                do: mmap.takeShared,
                acquires: true,
                text: say`takes mmap_lock for reading`,
              }),
            ]
          : []),
        branch("walk", { fn: "hmm_range_fault" }, [
          { when: not(vma), go: "fail", text: say`${page} is not mapped by the process: the access fails` },
          {
            when: and(vma, is(pte(page), "rw")),
            do: [walk(page), mmap.releaseShared],
            go: early ? checked : "lock_driver",
            text: say`finds ${page} mapped writable`,
          },
          { when: and(vma, isnt(pte(page), "rw")), text: say`${page} is not mapped writable: a CPU page fault` },
        ]),
        call("fault", writeFault(world), { page }, { done: "walk", sigbus: "fail" }),
        ...(early
          ? []
          : [
              step("lock_driver", {
                fn: "mutex_lock",
                when: isFree(driverLock(self)),
                do: take(driverLock(self)),
                acquires: true,
                text: say`takes the driver's lock`,
              }),
            ]),
        ...(kernel.deviceFaultRetry
          ? [
              branch("check_retry", { fn: "mmu_interval_read_retry" }, [
                { when: begun, ...again, text: say`an invalidation has begun meanwhile: starts again` },
                { when: not(begun), text: say`no invalidation has begun meanwhile` },
              ]),
            ]
          : []),
        step("program", {
          fn: "mlx5_ib_update_xlt",
          do: [mapForDevice(page), release(driverLock(self)), assign(deviceFault(self), false)],
          go: "translate",
          text: say`programs the device's mapping of ${page}, releases the lock`,
        }),
        step("dma", {
          fn: "DMA",
          agent: "device",
          do: [assign(inFlight(self), null), deviceWrites(page)],
          events: deviceWriteEvents(world, page),
          text: say`DMA writes to ${page}`,
        }),
        step("complete", {
          fn: "ib_poll_cq",
          agent: "device",
          do: [acknowledge, assign(wanted, null)],
          events: [event("io.acknowledged", { by: self })],
          go: "access",
          text: say`the user sees the completion`,
        }),
        step("fail", {
          fn: "pagefault_report_err",
          do: [release(driverLock(self)), mmap.releaseShared, assign(deviceFault(self), false)],
          go: exit("return"),
          text: say`the access fails: the device reports an error`,
        }),
      ];
    },
  );
};

/** A device carries out queued invalidations whenever it gets to them, DMA in flight or not. */
export const commandQueue = procedure(
  "device_command_queue",
  { file: "(the device)", doc: "carries out queued invalidations", params: {}, locals: {}, exits: ["done"] },
  () => [
    choose("carry_out", pages, { agent: "device" }, (page) => ({
      where: revoked(theDevice, page),
      do: [assign(revoked(theDevice, page), false), dropOf(theDevice, page)],
      go: exit("done"),
      text: say`drops the device's mapping of ${page}`,
    })),
  ],
);
