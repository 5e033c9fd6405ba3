import {
  and,
  assign,
  bool,
  branch,
  call,
  decide,
  event,
  exit,
  is,
  isnt,
  local,
  not,
  or,
  procedure,
  say,
  self,
  some,
  step,
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
 * while a later one faults. Exits: `all` pinned; `some` pinned, then an error; `none` pinned. With `no-faults`
 * (FOLL_NOFAULT) a page that is not mapped writable is an error.
 */
export const getUserPagesFast = (world: World, faults: "faults" | "no-faults" = "faults") =>
  procedure(
    faults === "faults" ? "get_user_pages_fast" : "get_user_pages_fast_nofault",
    {
      file: "mm/gup.c",
      doc: `pins the pages of a user buffer for writing${faults === "faults" ? "" : ", without faulting them in"}`,
      params: { fast: bool, longterm: bool },
      locals: { current: local(pages.optional, null) },
      exits: ["all", "some", "none"],
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
      const pinned = event("pin.established", { page });
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
          faults === "faults"
            ? { when: isnt(pte(page), "rw"), text: say`${page} is not mapped writable: faultin_page` }
            : { when: isnt(pte(page), "rw"), text: say`${page} is not mapped writable, and may not be faulted in` },
        ]),
        ...(faults === "faults"
          ? [call("fault", writeFault(world), { page }, { done: "follow_page_pte", sigbus: "gives_up" })]
          : []),
        branch("gives_up", { fn: "__get_user_pages" }, [
          {
            when: onFirst,
            do: [mmap.releaseShared, answered],
            go: exit("none"),
            text: say`returns an error, nothing is pinned`,
          },
          {
            when: not(onFirst),
            do: [mmap.releaseShared, answered],
            go: exit("some"),
            text: say`returns the pages pinned so far`,
          },
        ]),
      ];
    },
  );
