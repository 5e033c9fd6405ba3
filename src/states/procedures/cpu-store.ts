import { branch, call, event, exit, is, isnt, not, procedure, say, step, when } from "../../model";
import type { World } from "../world";
import { storeCompletes } from "../world/durability";
import { pte, stalePte } from "../world/page";
import { pages } from "../world/sets";
import { handleMmFault } from "./handle-mm-fault";

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
    ({ page }) => [
      branch("store", { fn: "store", agent: "user" }, [
        {
          when: is(pte(page), "rw"),
          do: when(not(stalePte(page)), storeCompletes(page)),
          go: exit("return"),
          events: [event("cpu.store", { page })],
          text: say`stores to ${page}`,
        },
        { when: isnt(pte(page), "rw"), go: "fault", text: say`stores to ${page}, which is not mapped writable` },
      ]),
      call("fault", handleMmFault(world), { page }, { done: "store", sigbus: "killed" }),
      step("killed", { fn: "do_sigbus", go: exit("return"), text: say`is killed by SIGBUS` }),
    ],
  );
