import {
  type AlternativeDraft,
  and,
  assign,
  branch,
  event,
  is,
  isnt,
  not,
  or,
  type StepDraft,
  say,
  self,
  step,
  type Term,
  when,
} from "../../model";
import { lockPage, pageLockIsFree, unlockPage } from "../world/lock";
import { cached, dirty, type Page, pageLock } from "../world/page";
import { pin, pinFrame } from "../world/pin";

/** The actor's pin is on a frame that has left the cache. */
const isOrphaned = (page: Page): Term<boolean> => or(isnt(pinFrame(self, page), "cached"), not(cached(page)));

/**
 * The steps of set_page_dirty_lock (mm/page-writeback.c): sleep on the page lock, set the page dirty without asking the
 * filesystem, unlock. On a frame that has left the cache it does nothing that anybody can see, and nobody holds the lock
 * of such a frame for long. `settles`: this is the last set_page_dirty before the put. `after` is where it goes on.
 */
export function setPageDirtyLock(
  page: Page,
  settles: boolean,
  after: readonly AlternativeDraft[],
): readonly StepDraft[] {
  const settle = settles ? when(is(pin(self, page), "established"), assign(pin(self, page), "settled")) : [];
  return [
    branch("lock_page", { fn: "set_page_dirty_lock" }, [
      {
        when: and(not(isOrphaned(page)), pageLockIsFree(page)),
        do: lockPage(page),
        acquires: true,
        text: say`locks ${page}`,
      },
      {
        when: isOrphaned(page),
        do: settle,
        go: "unlock_page",
        text: say`${page} has left the cache: dirties its old frame`,
      },
    ]),
    step("set_page_dirty", {
      fn: "set_page_dirty",
      do: [assign(dirty(page), true), settle],
      events: [event("page.set_dirty", { page })],
      text: say`sets ${page} dirty`,
    }),
    branch(
      "unlock_page",
      { fn: "set_page_dirty_lock" },
      after.map((draft) => ({
        ...draft,
        do: [when(is(pageLock(page), self), unlockPage(page)), draft.do],
        text: draft.text ?? say`unlocks ${page}`,
      })),
    ),
  ];
}

/** set_page_dirty without the page lock, whoever holds it; otherwise as `setPageDirtyLock`. */
export function setPageDirtyUnlocked(page: Page, after: readonly AlternativeDraft[]): readonly StepDraft[] {
  const settle = when(is(pin(self, page), "established"), assign(pin(self, page), "settled"));
  const orphaned = isOrphaned(page);
  return [
    branch(
      "set_page_dirty",
      { fn: "set_page_dirty" },
      after.flatMap((draft) => [
        {
          ...draft,
          when: draft.when === undefined ? not(orphaned) : and(not(orphaned), draft.when),
          do: [assign(dirty(page), true), settle, draft.do],
          events: [event("page.set_dirty", { page })],
          text: say`sets ${page} dirty, without its lock`,
        },
        {
          ...draft,
          when: draft.when === undefined ? orphaned : and(orphaned, draft.when),
          do: [settle, draft.do],
          text: say`${page} has left the cache: dirties its old frame`,
        },
      ]),
    ),
  ];
}
