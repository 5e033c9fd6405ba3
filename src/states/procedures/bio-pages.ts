import {
  type AlternativeDraft,
  and,
  assign,
  branch,
  type Element,
  every,
  exists,
  exit,
  forEach,
  implies,
  is,
  local,
  not,
  procedure,
  type Ref,
  type StepDraft,
  say,
  self,
  some,
  step,
  when,
} from "../../model";
import type { World } from "../world";
import { firstPage, holdsPageAfter, pageAfter, theWorker } from "../world/buffer";
import { dirty, type Page } from "../world/page";
import { drop, isHeld, pin, pinFrame } from "../world/pin";
import { pages } from "../world/sets";
import { setPageDirtyLock, setPageDirtyUnlocked } from "./set-page-dirty-lock";

/** The page of the buffer that is being worked on. */
const walk = { current: local(pages.optional, null) } as const;
type Walk = Ref<Element<"page"> | null>;

/** On to the next page that is still pinned, or out. */
function onward(current: Walk, first: string): readonly AlternativeDraft[] {
  const page = some(pages, current);
  return [
    { when: holdsPageAfter(page), do: assign(current, pageAfter(page)), go: first },
    { when: not(holdsPageAfter(page)), go: exit("done") },
  ];
}

/** Pre-dirty: while all pins of the bio are held and before the I/O starts. */
export const bioSetPagesDirty = procedure(
  "bio_set_pages_dirty",
  {
    file: "block/bio.c",
    doc: "sets the pages of a bio dirty before the I/O",
    params: {},
    locals: walk,
    exits: ["done"],
  },
  ({ current }) => [
    step("start", { do: assign(current, firstPage), text: say`sets the pages of the bio dirty before the I/O` }),
    ...setPageDirtyLock(some(pages, current), false, onward(current, "lock_page")),
  ],
);

function putPage(page: Page, after: readonly AlternativeDraft[]): StepDraft {
  return branch(
    "put_page",
    { fn: "put_page" },
    after.map((draft) => ({ ...draft, do: [drop(page), draft.do], text: say`drops its reference to ${page}` })),
  );
}

/** Each page in turn: dirty under its lock, then put; the other way round on a kernel with that bug. */
function dirtyAndPut(world: World, current: Walk): readonly StepDraft[] {
  const page = some(pages, current);
  const locks = world.kernel.dirtyUnderPageLock;
  const setDirty = (after: readonly AlternativeDraft[]) =>
    locks ? setPageDirtyLock(page, true, after) : setPageDirtyUnlocked(page, after);
  const first = locks ? "lock_page" : "set_page_dirty";
  return world.kernel.dirtyBeforeUnpin
    ? [...setDirty([{ go: "put_page" }]), putPage(page, onward(current, first))]
    : [putPage(page, [{ go: first }]), ...setDirty(onward(current, "put_page"))];
}

/** The submitter of synchronous direct I/O completes its bios itself, and may sleep on page locks. */
export const dioBioComplete = (world: World) =>
  procedure(
    "dio_bio_complete",
    {
      file: "fs/direct-io.c",
      doc: "sets the pages dirty again and puts them",
      params: {},
      locals: walk,
      exits: ["done"],
    },
    ({ current }) => [
      step("start", { do: assign(current, firstPage), text: say`reaps the completed bio` }),
      ...dirtyAndPut(world, current),
    ],
  );

/** Puts the pages without setting them dirty: on fsdax a page has no dirty flag that a device would have to set. */
export const releasePages = procedure(
  "bio_release_pages",
  { file: "block/bio.c", doc: "puts the pages of a bio", params: {}, locals: walk, exits: ["done"] },
  ({ current }) => [
    step("start", { do: assign(current, firstPage), text: say`starts to put its pages` }),
    putPage(some(pages, current), onward(current, "put_page")),
  ],
);

/** In interrupt context: where a page is clean, the bio is left to a worker, because set_page_dirty_lock sleeps. */
export const bioCheckPagesDirty = procedure(
  "bio_check_pages_dirty",
  {
    file: "block/bio.c",
    doc: "puts the pages if all are dirty, else defers to a worker",
    params: {},
    locals: walk,
    exits: ["done"],
  },
  ({ current }) => {
    const page = some(pages, current);
    const allDirty = every(pages, (each) =>
      implies(isHeld(self, each), and(dirty(each), is(pinFrame(self, each), "cached"))),
    );
    const workerIsIdle = every(pages, (each) => is(pin(theWorker, each), "none"));
    return [
      branch("check", {}, [
        {
          when: allDirty,
          do: [
            assign(current, firstPage),
            forEach(pages, (each) => when(isHeld(self, each), assign(pin(self, each), "settled"))),
          ],
          text: say`finds all pages of the bio dirty`,
        },
        {
          when: and(not(allDirty), workerIsIdle),
          do: forEach(pages, (each) => [
            assign(pin(theWorker, each), pin(self, each)),
            assign(pinFrame(theWorker, each), pinFrame(self, each)),
            drop(each),
          ]),
          go: exit("done"),
          text: say`finds a clean page: leaves the bio to a worker`,
        },
      ]),
      putPage(page, onward(current, "put_page")),
    ];
  },
);

/** The worker's share of a deferred completion (bio_dirty_work). */
export const bioDirtyFn = (world: World) =>
  procedure(
    "bio_dirty_fn",
    {
      file: "block/bio.c",
      doc: "sets the pages of a deferred bio dirty and puts them",
      params: {},
      locals: walk,
      exits: ["done"],
    },
    ({ current }) => [
      step("start", {
        when: exists(pages, (page) => isHeld(self, page)),
        do: assign(current, firstPage),
        text: say`takes up the deferred bio`,
      }),
      ...dirtyAndPut(world, current),
    ],
  );

/** __ib_umem_release: sets each page dirty under its lock, unless it is dirty already, and puts it. */
export const ibUmemRelease = procedure(
  "__ib_umem_release",
  {
    file: "drivers/infiniband/core/umem.c",
    doc: "sets the pages of a registration dirty and puts them",
    params: {},
    locals: walk,
    exits: ["done"],
  },
  ({ current }) => {
    const page = some(pages, current);
    const isDirty = and(dirty(page), is(pinFrame(self, page), "cached"));
    return [
      step("start", { fn: "ib_dereg_mr", do: assign(current, firstPage), text: say`takes the registration down` }),
      branch("page_dirty", {}, [
        {
          when: isDirty,
          do: when(is(pin(self, page), "established"), assign(pin(self, page), "settled")),
          go: "put_page",
          text: say`finds ${page} dirty`,
        },
        { when: not(isDirty), text: say`finds ${page} clean` },
      ]),
      ...setPageDirtyLock(page, true, [{ go: "put_page" }]),
      putPage(page, onward(current, "page_dirty")),
    ];
  },
);
