import { assign, branch, exists, exit, forEach, is, not, procedure, processes, say, when } from "../../model";
import { pinFrame } from "../world/pin";
import { pages } from "../world/sets";

const someFreed = exists(processes, (actor) => exists(pages, (page) => is(pinFrame(actor, page), "freed")));

/** Another file allocates the blocks that this one has freed, and with them, on fsdax, their pages. */
export const allocate = procedure(
  "ext4_mb_new_blocks",
  { file: "fs/ext4/mballoc.c", doc: "another file allocates freed blocks", params: {}, locals: {}, exits: ["return"] },
  () => [
    branch("allocate", { agent: "user" }, [
      {
        when: someFreed,
        do: forEach(processes, (actor) =>
          forEach(pages, (page) =>
            when(is(pinFrame(actor, page), "freed"), assign(pinFrame(actor, page), "reallocated")),
          ),
        ),
        go: exit("return"),
        text: say`gives freed blocks, still referenced as pages, to another file`,
      },
      { when: not(someFreed), go: exit("return"), text: say`allocates other blocks` },
    ]),
  ],
);
