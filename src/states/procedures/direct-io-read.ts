import { call, event, exit, procedure, type Step, say, self, step } from "../../model";
import type { DioFlavour } from "../scenario";
import { isDax, locksFilesForDirectIo, type World } from "../world";
import { acknowledge } from "../world/durability";
import { bioCheckPagesDirty, bioSetPagesDirty, dioBioComplete, releasePages } from "./bio-pages";
import { deviceTransfer, transferCount } from "./device-transfer";
import { getUserPagesFast, getUserPagesFastNofault } from "./get-user-pages";

/**
 * What a direct read into a buffer that is a mapping of our file is called with. It leaves by `faults`, with nothing done,
 * where the buffer must be faulted in first and the caller does not want that.
 */
const header = { params: { dma_writes: transferCount }, locals: {}, exits: ["return", "faults"] } as const;

/** Whether the buffer is faulted in beforehand, without the lock of the file that is read. */
export const pinsWithoutFaults = (world: World): boolean =>
  locksFilesForDirectIo(world) && world.kernel.directIoFileLock === "dropped-for-faults";

/** Pins the buffer, or as much of it as can be; where that would need a fault that must not be, nothing. */
const pinBuffer = (world: World, next: string): readonly Step[] => {
  const how = { fast: true, longterm: false };
  const exits = { all: next, some: next, none: "fail" };
  return pinsWithoutFaults(world)
    ? [
        call("pin", getUserPagesFastNofault(world), how, {
          ...exits,
          absent: exit("faults"),
          absent_after_some: "unpin",
        }),
        call("unpin", releasePages, {}, { done: exit("faults") }),
      ]
    : [call("pin", getUserPagesFast(world), how, exits)];
};

const sawCompletion = event("io.acknowledged", { by: self });

/** Synchronous, fs/direct-io.c: no pre-dirty; the submitter sets the pages dirty after the I/O, then returns. */
const legacySync = (world: World) =>
  procedure(
    "do_blockdev_direct_IO_sync",
    { ...header, file: "fs/direct-io.c", doc: "O_DIRECT read(2), synchronous" },
    ({ dma_writes }) => [
      ...pinBuffer(world, "submit"),
      step("submit", { fn: "submit_bio", text: say`submits the read` }),
      call("transfer", deviceTransfer(world), { writes: dma_writes }, { complete: "complete" }),
      call("complete", dioBioComplete(world), {}, { done: "return" }),
      step("return", {
        fn: "dio_complete",
        do: acknowledge,
        events: [sawCompletion],
        go: exit("return"),
        text: say`read(2) returns`,
      }),
      step("fail", { fn: "do_blockdev_direct_IO", go: exit("return"), text: say`read(2) fails` }),
    ],
  );

/** AIO, fs/direct-io.c: pre-dirty; completion checks the pages, then tells the user without waiting for the worker. */
const legacyAio = (world: World) =>
  procedure(
    "do_blockdev_direct_IO_aio",
    { ...header, file: "fs/direct-io.c", doc: "O_DIRECT read by io_submit(2)" },
    ({ dma_writes }) => [
      ...pinBuffer(world, "predirty"),
      call("predirty", bioSetPagesDirty, {}, { done: "submit" }),
      step("submit", { fn: "submit_bio", text: say`submits the read` }),
      call("transfer", deviceTransfer(world), { writes: dma_writes }, { complete: "check" }),
      call("check", bioCheckPagesDirty, {}, { done: "return" }),
      step("return", {
        fn: "dio_complete",
        do: acknowledge,
        events: [sawCompletion],
        go: exit("return"),
        text: say`the user sees the completion`,
      }),
      step("fail", { fn: "do_blockdev_direct_IO", go: exit("return"), text: say`the read fails` }),
    ],
  );

/** fs/iomap.c: pre-dirty; up to 6.19 the user sees the completion before the pages are checked. */
const iomap = (world: World) =>
  procedure("iomap_dio_rw", { ...header, file: "fs/iomap.c", doc: "O_DIRECT read through iomap" }, ({ dma_writes }) => {
    const first = world.kernel.iomapCompletes === "before-dirty-check";
    const complete = (go?: ReturnType<typeof exit>) =>
      step("complete", {
        fn: "iomap_dio_bio_end_io",
        do: acknowledge,
        events: [sawCompletion],
        ...(go === undefined ? {} : { go }),
        text: say`the user sees the completion`,
      });
    return [
      ...pinBuffer(world, "predirty"),
      call("predirty", bioSetPagesDirty, {}, { done: "submit" }),
      step("submit", { fn: "submit_bio", text: say`submits the read` }),
      call("transfer", deviceTransfer(world), { writes: dma_writes }, { complete: first ? "complete" : "check" }),
      ...(first
        ? [complete(), call("check", bioCheckPagesDirty, {}, { done: exit("return") })]
        : [call("check", bioCheckPagesDirty, {}, { done: "complete" }), complete(exit("return"))]),
      step("fail", { fn: "iomap_dio_rw", go: exit("return"), text: say`the read fails` }),
    ];
  });

/** Into a mapping of fsdax: there is nothing to be set dirty. */
const intoDax = (world: World) =>
  procedure(
    "iomap_dio_rw",
    { ...header, file: "fs/iomap.c", doc: "O_DIRECT read into a mapping of fsdax" },
    ({ dma_writes }) => [
      ...pinBuffer(world, "submit"),
      step("submit", { fn: "submit_bio", text: say`submits the read` }),
      call("transfer", deviceTransfer(world), { writes: dma_writes }, { complete: "release" }),
      call("release", releasePages, {}, { done: "return" }),
      step("return", {
        fn: "iomap_dio_complete",
        do: acknowledge,
        events: [sawCompletion],
        go: exit("return"),
        text: say`read(2) returns`,
      }),
      step("fail", { fn: "iomap_dio_rw", go: exit("return"), text: say`the read fails` }),
    ],
  );

/** A direct read (from some other file) into a buffer that is a shared mapping of our file. */
export function directIoRead(world: World, flavour: DioFlavour) {
  if (isDax(world)) return intoDax(world);
  switch (flavour) {
    case "legacy-sync":
      return legacySync(world);
    case "legacy-aio":
      return legacyAio(world);
    case "iomap":
      return iomap(world);
  }
}
