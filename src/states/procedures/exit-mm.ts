import { assign, call, element, exit, procedure, say, step } from "../../model";
import type { World } from "../world";
import { mmapLockOf } from "../world/lock";
import { munmapReturned, vma } from "../world/page";
import { pages } from "../world/sets";
import { unmapMappingRange } from "./unmap-mapping-range";

const lastPage = (world: World) => element(pages, world.scenario.pages - 1);

/** The mapping of the file goes away: the VMA is detached first, then the PTEs are taken down. Pins are untouched. */
const unmapAll = (world: World, name: string, fn: string, doc: string) => {
  const mmap = mmapLockOf(world);
  return procedure(name, { file: "mm/mmap.c", doc, params: {}, locals: {}, exits: ["done"] }, () => [
    step("take_mmap_lock", {
      fn,
      when: mmap.freeForExclusive,
      do: mmap.takeExclusive,
      acquires: true,
      text: say`takes mmap_lock for writing`,
    }),
    step("detach_vma", { fn, do: assign(vma, false), text: say`detaches the mapping of the file` }),
    call("zap", unmapMappingRange(world), { first: element(pages, 0), last: lastPage(world) }, { done: "return" }),
    step("return", {
      fn,
      do: [assign(munmapReturned, true), mmap.releaseExclusive],
      go: exit("done"),
      text: say`releases mmap_lock`,
    }),
  ]);
};

/** munmap(2) of the whole mapping. */
export const munmap = (world: World) => unmapAll(world, "do_munmap", "do_munmap", "munmap(2) of the mapping");

/** The address space of an exiting process. */
export const exitMm = (world: World) =>
  unmapAll(world, "exit_mmap", "exit_mmap", "the address space of a process goes");
