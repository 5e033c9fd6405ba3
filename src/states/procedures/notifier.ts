import {
  type AlternativeDraft,
  always,
  and,
  assign,
  branch,
  type Effects,
  event,
  exists,
  forEach,
  is,
  not,
  processes,
  type Sentence,
  type StepDraft,
  say,
  self,
  step,
  type Term,
  when,
} from "../../model";
import { isDax, type World } from "../world";
import {
  driverLocksAreFree,
  hasFaultingDevice,
  inFlight,
  invalidating,
  isFaulting,
  isMappedBy,
  releaseDriverLocks,
  revoked,
  takeDriverLocks,
} from "../world/device";
import { pageLockIsFree } from "../world/lock";
import { cached, dirty, type Page } from "../world/page";
import { dropOf, pinFrame } from "../world/pin";

/** A change of PTEs that takes permission away. */
interface Downgrade {
  readonly fn: string;
  readonly do: Effects;
  readonly text: Sentence;
  /** False where this kernel forgets to call the notifiers. */
  readonly notified: boolean;
  /** Where the procedure goes on; default: the next step. */
  readonly after?: readonly AlternativeDraft[];
}

/** When a synchronous callback sets a page that was mapped dirty; undefined where it never does. */
function dirtiedByCallback(world: World, page: Page): Term<boolean> | undefined {
  if (isDax(world)) return undefined;
  switch (world.kernel.callbackSetsDirty) {
    case "never":
      return undefined;
    case "trylock":
      return pageLockIsFree(page);
    case "without-lock":
      return always;
  }
}

/**
 * A downgrade of the PTE of a page, bracketed by the notifiers where there is a device to be notified: start (the
 * driver's callback takes its lock, makes faults in progress retry, and takes the device's mapping down, waiting for DMA in
 * flight if the driver is synchronous), the change of the PTE, end.
 */
export function downgrade(world: World, label: string, page: Page, change: Downgrade): readonly StepDraft[] {
  const after = change.after ?? [{}];
  if (!hasFaultingDevice(world) || !change.notified) {
    return [
      branch(
        label,
        { fn: change.fn },
        after.map((draft) => ({ ...draft, do: [change.do, draft.do], text: change.text })),
      ),
    ];
  }
  const { kernel } = world;
  const setsDirty = dirtiedByCallback(world, page);
  const takeDown = [
    forEach(processes, (device) => when(isMappedBy(device, page), dropOf(device, page))),
    releaseDriverLocks,
  ];
  const mapsCached = exists(processes, (device) =>
    and(isMappedBy(device, page), is(pinFrame(device, page), "cached"), cached(page)),
  );
  const isMappedByDevice = exists(processes, (device) => isMappedBy(device, page));
  const inTheWay = exists(processes, (device) => and(isFaulting(device), is(inFlight(device), page)));
  return [
    step(label, {
      fn: "mmu_notifier_invalidate_range_start",
      when: driverLocksAreFree,
      do: [assign(invalidating(self, page), true), takeDriverLocks],
      acquires: true,
      text: say`invalidation of ${page} starts: the driver's callback takes its lock`,
    }),
    ...(kernel.callbackTakesPageLock && !isDax(world)
      ? [
          branch(`${label}.callback_lock_page`, { fn: "set_page_dirty_lock" }, [
            {
              when: and(isMappedByDevice, pageLockIsFree(page)),
              text: say`the callback locks ${page} to set it dirty, and unlocks it`,
            },
            { when: not(isMappedByDevice), text: say`the device does not map ${page}` },
          ]),
        ]
      : []),
    kernel.notifierCallback === "synchronous"
      ? branch(`${label}.callback`, { fn: "->invalidate_range_start" }, [
          ...(setsDirty === undefined
            ? []
            : [
                {
                  when: and(not(inTheWay), mapsCached, setsDirty),
                  do: [assign(dirty(page), true), takeDown],
                  events: [event("page.set_dirty", { page })],
                  text: say`takes the device's mapping of ${page} down, DMA in flight has drained; sets ${page} dirty`,
                },
                {
                  when: and(not(inTheWay), mapsCached, not(setsDirty)),
                  do: takeDown,
                  text: say`takes the device's mapping of ${page} down; does not get its lock, and leaves its dirty flag alone`,
                },
              ]),
          {
            when: setsDirty === undefined ? not(inTheWay) : and(not(inTheWay), not(mapsCached)),
            do: takeDown,
            text: say`takes the device's mapping of ${page} down, DMA in flight has drained`,
          },
        ])
      : step(`${label}.callback`, {
          fn: "->invalidate_range_start",
          do: [
            forEach(processes, (device) => when(isMappedBy(device, page), assign(revoked(device, page), true))),
            releaseDriverLocks,
          ],
          text: say`queues a command to take the device's mapping of ${page} down, and returns`,
        }),
    step(`${label}.change`, { fn: change.fn, do: change.do, text: change.text }),
    branch(
      `${label}.end`,
      { fn: "mmu_notifier_invalidate_range_end" },
      after.map((draft) => ({
        ...draft,
        do: [assign(invalidating(self, page), false), draft.do],
        text: say`invalidation of ${page} ends`,
      })),
    ),
  ];
}
