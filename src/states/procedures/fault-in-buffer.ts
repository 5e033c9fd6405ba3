import { assign, branch, call, exit, is, isnt, local, not, procedure, say, some, step } from "../../model";
import type { World } from "../world";
import { firstPage, pageAfter } from "../world/buffer";
import { mmapLockOf } from "../world/lock";
import { vma } from "../world/page";
import { pages } from "../world/sets";
import { writeFault } from "./fault";

/**
 * Faults the pages of the actor's buffer in for writing, one after the other, and pins nothing: by the time it returns they
 * may be write-protected again.
 */
export const faultInBuffer = (world: World) =>
  procedure(
    "fault_in_safe_writeable",
    {
      file: "mm/gup.c",
      doc: "faults a user buffer in for writing",
      params: {},
      locals: { current: local(pages.optional, null) },
      exits: ["done", "failed"],
    },
    ({ current }) => {
      const mmap = mmapLockOf(world);
      const page = some(pages, current);
      const next = pageAfter(page);
      return [
        step("start", {
          when: mmap.freeForShared,
          do: [assign(current, firstPage), mmap.takeShared],
          ...(mmap.exists ? { acquires: true } : {}),
          text: say`faults its buffer in, first ${some(pages, firstPage)}`,
        }),
        branch("find_vma", { fn: "fixup_user_fault", elidable: true }, [
          { when: vma, text: say`${page} is mapped by the process` },
          { when: not(vma), go: "fail", text: say`${page} is not mapped by the process` },
        ]),
        call("fault", writeFault(world), { page }, { done: "next_page", sigbus: "fail" }),
        branch("next_page", {}, [
          { when: isnt(next, null), do: assign(current, next), go: "find_vma", text: say`goes on to the next page` },
          { when: is(next, null), do: mmap.releaseShared, go: exit("done"), text: say`has faulted its buffer in` },
        ]),
        step("fail", { do: mmap.releaseShared, go: exit("failed"), text: say`cannot fault ${page} in` }),
      ];
    },
  );
