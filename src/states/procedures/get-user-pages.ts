import {
  type AlternativeDraft,
  and,
  assign,
  bool,
  branch,
  call,
  decide,
  type Effects,
  type Element,
  event,
  exit,
  is,
  isnt,
  local,
  not,
  or,
  procedure,
  type Step,
  say,
  self,
  some,
  step,
  type Term,
} from "../../model";
import { gupCheckVma, gupFastPath } from "../decision-points";
import type { World } from "../world";
import { firstPage, pageAfter } from "../world/buffer";
import { pinRequest } from "../world/call";
import { mmapLockOf } from "../world/lock";
import { cached, pte, stalePte, vma } from "../world/page";
import { confirm, drop, establish, isStillMapped, takeSpeculative } from "../world/pin";
import { pages } from "../world/sets";
import { writeFault } from "./fault";

/**
 * Pins the pages of the actor's buffer for writing, in the order of the buffer: get_user_pages_fast goes on without
 * locks as long as PTEs are writable, then the slow path takes over for the rest. Pages already pinned stay pinned
 * while a later one faults. Exits: `all` pinned; `some` pinned, then an error; `none` pinned.
 */
export const getUserPagesFast = (world: World) =>
  pinning(
    world,
    { name: "get_user_pages_fast", doc: "pins the pages of a user buffer for writing", exits: ["all", "some", "none"] },
    ({ page }) => ({
      found: [{ when: isnt(pte(page), "rw"), text: say`${page} is not mapped writable: faultin_page` }],
      then: [call("fault", writeFault(world), { page }, { done: "follow_page_pte", sigbus: "gives_up" })],
    }),
  );

/**
 * The same with FOLL_NOFAULT: -EFAULT where a page is not mapped writable, with nothing pinned (`absent`) or with the pages
 * before it (`absent_after_some`). Other errors are not mended by faulting the buffer in.
 */
export const getUserPagesFastNofault = (world: World) =>
  pinning(
    world,
    {
      name: "get_user_pages_fast_nofault",
      doc: "pins the pages of a user buffer for writing, without faulting them in",
      exits: ["all", "some", "none", "absent", "absent_after_some"],
    },
    ({ page, onFirst, giveUp }) => ({
      found: [
        {
          when: and(isnt(pte(page), "rw"), onFirst),
          do: giveUp,
          go: exit("absent"),
          text: say`${page} is not mapped writable, and may not be faulted in: -EFAULT`,
        },
        {
          when: and(isnt(pte(page), "rw"), not(onFirst)),
          do: giveUp,
          go: exit("absent_after_some"),
          text: say`${page} is not mapped writable, and may not be faulted in: returns the pages pinned so far`,
        },
      ],
      then: [],
    }),
  );

/** Where the slow path has come to a page that is not mapped writable. */
interface Absent {
  readonly page: Term<Element<"page">>;
  /** No page is pinned yet. */
  readonly onFirst: Term<boolean>;
  /** What is released and answered on the way out. */
  readonly giveUp: Effects;
}

function pinning<const X extends string>(
  world: World,
  { name, doc, exits }: { readonly name: string; readonly doc: string; readonly exits: readonly X[] },
  onAbsent: (absent: Absent) => { readonly found: readonly AlternativeDraft[]; readonly then: readonly Step[] },
) {
  return procedure(
    name,
    {
      file: "mm/gup.c",
      doc,
      params: { fast: bool, longterm: bool },
      locals: { current: local(pages.optional, null) },
      exits,
    },
    ({ current, fast, longterm }) => {
      const mmap = mmapLockOf(world);
      const slow = mmap.exists ? "take_mmap_lock" : "check_vma";
      const page = some(pages, current);
      const first = some(pages, firstPage);
      const last = is(pageAfter(page), null);
      const onFirst = is(current, first);
      const asked = assign(pinRequest(self), true);
      const answered = assign(pinRequest(self), false);
      const giveUp = [mmap.releaseShared, answered];
      const pinned = event("pin.established", { page });
      const absent = onAbsent({ page, onFirst, giveUp });
      return [
        branch("start", { fn: "get_user_pages" }, [
          { when: fast, do: [assign(current, firstPage), asked], text: say`starts to pin its buffer, first ${first}` },
          {
            when: not(fast),
            do: [assign(current, firstPage), asked],
            go: slow,
            text: say`starts to pin its buffer, first ${first}`,
          },
        ]),
        branch("read_pte", { fn: "gup_pte_range" }, [
          { when: is(pte(page), "rw"), go: "fast_path", text: say`reads the PTE of ${page}: writable` },
          {
            when: isnt(pte(page), "rw"),
            go: slow,
            text: say`reads the PTE of ${page}: not writable, falls back to the slow path`,
          },
        ]),
        decide("fast_path", gupFastPath, {
          scope: { page, longterm },
          on: { proceed: "try_get_page", skip: slow },
        }),
        branch("try_get_page", { fn: "page_cache_get_speculative" }, [
          {
            when: or(cached(page), stalePte(page)),
            do: takeSpeculative(page),
            text: say`takes a reference to ${page}`,
          },
          {
            when: and(not(cached(page)), not(stalePte(page))),
            go: slow,
            text: say`${page} has been freed, falls back to the slow path`,
          },
        ]),
        ...(world.kernel.gupFastRecheck
          ? [
              branch("recheck_pte", { fn: "gup_pte_range" }, [
                {
                  when: and(is(pte(page), "rw"), isStillMapped(page), not(last)),
                  do: [confirm(page), assign(current, pageAfter(page))],
                  go: "read_pte",
                  events: [pinned],
                  text: say`the PTE of ${page} is unchanged: pinned`,
                },
                {
                  when: and(is(pte(page), "rw"), isStillMapped(page), last),
                  do: [confirm(page), answered],
                  go: exit("all"),
                  events: [pinned],
                  text: say`the PTE of ${page} is unchanged: pinned`,
                },
                {
                  when: or(isnt(pte(page), "rw"), not(isStillMapped(page))),
                  do: drop(page),
                  go: slow,
                  text: say`the PTE of ${page} has changed: drops the reference, falls back to the slow path`,
                },
              ]),
            ]
          : [
              branch("keep_without_recheck", { fn: "gup_pte_range" }, [
                {
                  when: not(last),
                  do: [confirm(page), assign(current, pageAfter(page))],
                  go: "read_pte",
                  events: [pinned],
                  text: say`pins ${page} without another look at its PTE`,
                },
                {
                  when: last,
                  do: [confirm(page), answered],
                  go: exit("all"),
                  events: [pinned],
                  text: say`pins ${page} without another look at its PTE`,
                },
              ]),
            ]),
        ...(mmap.exists
          ? [
              step("take_mmap_lock", {
                fn: "get_user_pages_unlocked",
                when: mmap.freeForShared,
                do: mmap.takeShared,
                acquires: true,
                text: say`takes mmap_lock for reading`,
              }),
            ]
          : []),
        decide("check_vma", gupCheckVma, {
          scope: { page, longterm },
          on: { proceed: "find_vma", refuse: { go: "gives_up", text: say`refuses to pin ${page}` } },
          locks: {},
        }),
        branch("find_vma", { fn: "find_extend_vma", elidable: true }, [
          { when: vma, text: say`${page} is mapped by the process` },
          { when: not(vma), go: "gives_up", text: say`${page} is not mapped by the process` },
        ]),
        branch("follow_page_pte", { fn: "follow_page_pte" }, [
          {
            when: and(is(pte(page), "rw"), not(last)),
            do: [establish(page), assign(current, pageAfter(page))],
            go: "check_vma",
            events: [pinned],
            text: say`pins ${page}`,
          },
          {
            when: and(is(pte(page), "rw"), last),
            do: [establish(page), mmap.releaseShared, answered],
            go: exit("all"),
            events: [pinned],
            text: say`pins ${page}`,
          },
          ...absent.found,
        ]),
        ...absent.then,
        branch("gives_up", { fn: "__get_user_pages" }, [
          {
            when: onFirst,
            do: giveUp,
            go: exit("none"),
            text: say`returns an error, nothing is pinned`,
          },
          {
            when: not(onFirst),
            do: giveUp,
            go: exit("some"),
            text: say`returns the pages pinned so far`,
          },
        ]),
      ];
    },
  );
}
