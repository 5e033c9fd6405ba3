import {
  assign,
  bool,
  branch,
  call,
  exit,
  local,
  not,
  procedure,
  type Sentence,
  type Step,
  type StepDraft,
  say,
  step,
} from "../../model";
import type { DioFiles, DioFlavour } from "../scenario";
import { locksFilesForDirectIo, type World } from "../world";
import { fileLockOf, otherFileLockOf, type SharedLock } from "../world/lock";
import { transferCount } from "./device-transfer";
import { directIoRead, pinsWithoutFaults } from "./direct-io-read";
import { faultInBuffer } from "./fault-in-buffer";
import { fileWriteAndWait } from "./file-write-and-wait";

/** A step that takes or releases the lock of the file that is read; none where the filesystem has no such lock. */
const locking = (
  lock: SharedLock,
  label: string,
  draft: { readonly takes: boolean; readonly text: Sentence },
): readonly StepDraft[] =>
  lock.exists
    ? [
        step(label, {
          fn: "gfs2_file_direct_read",
          ...(draft.takes
            ? { when: lock.freeForShared, do: lock.takeShared, acquires: true }
            : { do: lock.releaseShared }),
          text: draft.text,
        }),
      ]
    : [];

/** What of our file is dirty in the page cache is written before it is read past it (iomap_dio_rw, kiocb_write_and_wait). */
const flush = (world: World, next: string): readonly Step[] => [
  call("flush", fileWriteAndWait(world), {}, { done: next, failed: "leave" }),
];

const leave = (lock: SharedLock): StepDraft =>
  step("leave", {
    fn: lock.exists ? "gfs2_file_direct_read" : "iomap_dio_rw",
    do: lock.releaseShared,
    go: exit("return"),
    text: lock.exists ? say`releases the filesystem's lock of the file it reads` : say`is through with the file`,
  });

/** Into a mapping of our file: the lock of the file that is read is held around it, or until the buffer must be faulted in. */
function readInto(world: World, flavour: DioFlavour, ofOurs: boolean) {
  const lock = ofOurs ? fileLockOf(world) : otherFileLockOf(world);
  const restarts = pinsWithoutFaults(world);
  return procedure(
    ofOurs ? `direct_read_of_this_file_${flavour}` : `direct_read_of_another_file_${flavour}`,
    {
      file: lock.exists ? "fs/gfs2/file.c" : "fs/iomap/direct-io.c",
      doc: `O_DIRECT read of ${ofOurs ? "the file itself" : "another file"} into the mapping`,
      params: { dma_writes: transferCount },
      locals: {},
      exits: ["return"],
    },
    ({ dma_writes }) => [
      ...locking(lock, "take_file_lock", { takes: true, text: say`takes the filesystem's lock of the file it reads` }),
      ...(ofOurs ? flush(world, "read") : []),
      call(
        "read",
        directIoRead(world, flavour),
        { dma_writes },
        { return: "leave", faults: restarts ? "drop_file_lock" : "leave" },
      ),
      leave(lock),
      ...(restarts
        ? [
            ...locking(lock, "drop_file_lock", {
              takes: false,
              text: say`releases the filesystem's lock in order to fault its buffer in`,
            }),
            call("fault_in", faultInBuffer(world), {}, { done: "take_file_lock", failed: "fail" }),
            step("fail", { fn: "gfs2_file_direct_read", go: exit("return"), text: say`the read fails` }),
          ]
        : []),
    ],
  );
}

/**
 * Of our file into a mapping of another one, of which nothing is modelled but its lock: a page fault there takes it
 * exclusively. The buffer is faulted in once, and stays.
 */
function readElsewhere(world: World) {
  const own = fileLockOf(world);
  const other = otherFileLockOf(world);
  const restarts = pinsWithoutFaults(world);
  const fault = step("fault", {
    fn: "handle_mm_fault",
    when: other.freeForExclusive,
    ...(other.exists ? { acquires: true } : {}),
    elidable: !other.exists,
    ...(restarts ? { go: "take_file_lock" } : {}),
    text: say`faults its buffer in, in a mapping of the other file`,
  });
  return procedure(
    "direct_read_into_another_file",
    {
      file: locksFilesForDirectIo(world) ? "fs/gfs2/file.c" : "fs/iomap/direct-io.c",
      doc: "O_DIRECT read of the file into a mapping of another one",
      params: {},
      locals: { resident: local(bool, false) },
      exits: ["return"],
    },
    ({ resident }) => [
      ...locking(own, "take_file_lock", { takes: true, text: say`takes the filesystem's lock of the file` }),
      ...flush(world, "pin"),
      ...(restarts
        ? [
            branch("pin", { fn: "get_user_pages_fast" }, [
              { when: resident, go: "submit", text: say`pins its buffer` },
              { when: not(resident), do: assign(resident, true), text: say`its buffer must be faulted in first` },
            ]),
            ...locking(own, "drop_file_lock", {
              takes: false,
              text: say`releases the filesystem's lock in order to fault its buffer in`,
            }),
            fault,
          ]
        : [step("pin", { fn: "get_user_pages_fast", text: say`starts to pin its buffer` }), fault]),
      step("submit", { fn: "submit_bio", text: say`submits the read` }),
      step("transfer", { fn: "DMA", agent: "device", text: say`the device writes the data to the buffer` }),
      leave(own),
    ],
  );
}

/** A direct read as the filesystem has it: which file it reads, and which lock it holds. */
export function fileDirectRead(world: World, flavour: DioFlavour, reads: DioFiles) {
  switch (reads) {
    case "another-file":
      return locksFilesForDirectIo(world) ? readInto(world, flavour, false) : directIoRead(world, flavour);
    case "this-file":
      return readInto(world, flavour, true);
    case "this-file-elsewhere":
      return readElsewhere(world);
  }
}
