import { and, branch, call, event, exit, is, isnt, not, procedure, say, step, when } from "../../model";
import type { World } from "../world";
import { storeCompletes } from "../world/durability";
import { mmapLockOf } from "../world/lock";
import { pte, stalePte, vma } from "../world/page";
import { pages } from "../world/sets";
import { writeFault } from "./fault";

/** A store through the mapping: done at once where the PTE is writable, else after as many faults as it takes. */
export const cpuStore = (world: World) =>
  procedure(
    "cpu_store",
    {
      file: "(the CPU)",
      doc: "a store to a shared mapping",
      params: { page: pages.element },
      locals: {},
      exits: ["return"],
    },
    ({ page }) => {
      const mmap = mmapLockOf(world);
      return [
        branch("store", { fn: "store", agent: "user" }, [
          {
            when: is(pte(page), "rw"),
            do: when(not(stalePte(page)), storeCompletes(page)),
            go: exit("return"),
            events: [event("cpu.store", { page })],
            text: say`stores to ${page}`,
          },
          {
            when: and(isnt(pte(page), "rw"), mmap.freeForShared),
            do: mmap.takeShared,
            acquires: true,
            text: say`stores to ${page}, which is not mapped writable`,
          },
        ]),
        branch("find_vma", { fn: "find_vma", elidable: true }, [
          { when: vma, text: say`${page} is mapped by the process` },
          { when: not(vma), go: "killed", text: say`${page} is not mapped by the process: SIGSEGV` },
        ]),
        call(
          "fault",
          writeFault(world),
          { page },
          { done: mmap.exists ? "release_mmap_lock" : "store", sigbus: "killed" },
        ),
        ...(mmap.exists
          ? [
              step("release_mmap_lock", {
                fn: "do_user_addr_fault",
                do: mmap.releaseShared,
                go: "store",
                text: say`releases mmap_lock`,
              }),
            ]
          : []),
        step("killed", {
          fn: "do_sigbus",
          do: mmap.releaseShared,
          go: exit("return"),
          text: say`is killed by a signal`,
        }),
      ];
    },
  );
