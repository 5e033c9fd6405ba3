import {
  and,
  assign,
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
  some,
  step,
} from "../../model";
import { gupCheckVma, gupFastPath } from "../decision-points";
import type { World } from "../world";
import { firstPage, pageAfter } from "../world/buffer";
import { cached, pte, stalePte } from "../world/page";
import { confirm, drop, establish, isStillMapped, takeSpeculative } from "../world/pin";
import { pages } from "../world/sets";
import { handleMmFault } from "./handle-mm-fault";

/**
 * Pins the pages of the actor's buffer for writing, in the order of the buffer: get_user_pages_fast goes on without
 * locks as long as PTEs are writable, then the slow path takes over for the rest. Pages already pinned stay pinned
 * while a later one faults. Exits: `all` pinned; `some` pinned, then an error; `none` pinned.
 */
export const getUserPagesFast = (world: World) =>
  procedure(
    "get_user_pages_fast",
    {
      file: "mm/gup.c",
      doc: "pins the pages of a user buffer for writing",
      params: {},
      locals: { current: local(pages.optional, null) },
      exits: ["all", "some", "none"],
    },
    ({ current }) => {
      const page = some(pages, current);
      const first = some(pages, firstPage);
      const last = is(pageAfter(page), null);
      const onFirst = is(current, first);
      const pinned = event("pin.established", { page });
      return [
        step("start", {
          fn: "get_user_pages_fast",
          do: assign(current, firstPage),
          text: say`starts to pin its buffer, first ${first}`,
        }),
        branch("read_pte", { fn: "gup_pte_range" }, [
          { when: is(pte(page), "rw"), go: "fast_path", text: say`reads the PTE of ${page}: writable` },
          {
            when: isnt(pte(page), "rw"),
            go: "check_vma",
            text: say`reads the PTE of ${page}: not writable, falls back to the slow path`,
          },
        ]),
        decide("fast_path", gupFastPath, { scope: { page }, on: { proceed: "try_get_page", skip: "check_vma" } }),
        branch("try_get_page", { fn: "page_cache_get_speculative" }, [
          {
            when: or(cached(page), stalePte(page)),
            do: takeSpeculative(page),
            text: say`takes a reference to ${page}`,
          },
          {
            when: and(not(cached(page)), not(stalePte(page))),
            go: "check_vma",
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
                  do: confirm(page),
                  go: exit("all"),
                  events: [pinned],
                  text: say`the PTE of ${page} is unchanged: pinned`,
                },
                {
                  when: or(isnt(pte(page), "rw"), not(isStillMapped(page))),
                  do: drop(page),
                  go: "check_vma",
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
                  do: confirm(page),
                  go: exit("all"),
                  events: [pinned],
                  text: say`pins ${page} without another look at its PTE`,
                },
              ]),
            ]),
        decide("check_vma", gupCheckVma, {
          scope: { page },
          on: { proceed: "follow_page_pte", refuse: { go: "gives_up", text: say`refuses to pin ${page}` } },
          locks: {},
        }),
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
            do: establish(page),
            go: exit("all"),
            events: [pinned],
            text: say`pins ${page}`,
          },
          { when: isnt(pte(page), "rw"), text: say`${page} is not mapped writable: faultin_page` },
        ]),
        call("fault", handleMmFault(world), { page }, { done: "follow_page_pte", sigbus: "gives_up" }),
        branch("gives_up", { fn: "__get_user_pages" }, [
          { when: onFirst, go: exit("none"), text: say`returns an error, nothing is pinned` },
          { when: not(onFirst), go: exit("some"), text: say`returns the pages pinned so far` },
        ]),
      ];
    },
  );
