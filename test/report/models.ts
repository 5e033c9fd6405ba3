import {
  assign,
  bool,
  branch,
  event,
  indexSet,
  inline,
  int,
  is,
  type Model,
  not,
  plus,
  procedure,
  processes,
  say,
  scalar,
  self,
  step,
  table,
} from "../../src/model";
import { woven } from "../model/writeback";
import { modelOf } from "../models/program";

const pages = indexSet("page");
const lock = table("page_lock", processes.optional, pages, null, { doc: "who holds PG_locked" });
const dirty = table("dirty", bool, pages, false, { doc: "PG_dirty" });
const crashed = scalar("crashed", bool, false, { doc: "a BUG was hit" });
const pinned = table("pinned", bool, processes, false, { doc: "who has a pin" });

const writer = procedure(
  "write_cache_pages",
  { file: "mm/page-writeback.c", doc: "", params: { page: pages.element }, locals: {}, exits: [] },
  ({ page }) => [
    step("lock", {
      fn: "lock_page",
      when: is(lock(page), null),
      do: assign(lock(page), self),
      text: say`locks ${page}`,
    }),
    branch("write", {}, [
      { when: dirty(page), do: assign(dirty(page), false), text: say`writes ${page}` },
      { when: not(dirty(page)), do: assign(crashed, true), text: say`BUG: ${page} is clean` },
    ]),
    step("unlock", { do: assign(lock(page), null), go: "lock", text: say`unlocks ${page}` }),
  ],
);

const device = procedure(
  "device",
  { file: "", doc: "", params: { page: pages.element }, locals: {}, exits: [] },
  ({ page }) => [
    step("pin", { fn: "pin_user_pages", do: assign(pinned(self), true), text: say`pins ${page}` }),
    step("dma", {
      fn: "DMA",
      agent: "device",
      events: [event("dma", { page })],
      do: assign(dirty(page), true),
      text: say`the device writes to ${page}`,
      go: "dma",
    }),
  ],
);

const onPage0 = { page: { kind: "element", set: "page", index: 0 } } as const;

/** A flusher that crashes on a clean page, and a device that writes to it. */
export const crash: Model = modelOf({
  name: "crash",
  sets: { page: ["page0"] },
  variables: [lock, dirty, crashed, pinned],
  processes: [
    { name: "flusher", run: writer, args: onPage0 },
    { name: "app", run: device, args: onPage0 },
  ],
  halted: crashed.expr,
  properties: [
    { kind: "invariant", id: "no-crash", doc: "no BUG is hit", holds: not(crashed).expr, triggers: [] },
    {
      kind: "event",
      id: "no-dma-to-clean-page",
      doc: "a device writes to a page only while the page is dirty",
      on: ["dma"],
      require: dirty({ expr: { kind: "local", name: "page" }, sort: pages.element }).expr,
      triggers: [],
    },
  ],
});

const count = scalar("count", int(0, 2), 0, { doc: "goes too far" });
const counter = procedure("counter", { file: "count.c", doc: "", params: {}, locals: {}, exits: [] }, () => [
  step("more", { fn: "count_up", do: assign(count, plus(count, 1)), go: "more", text: say`counts up from ${count}` }),
]);

/** Counts until it is out of range. */
export const wrong: Model = modelOf({
  name: "wrong",
  variables: [count],
  processes: [{ name: "counter", run: counter }],
});

/** Writeback of two pages with a rule that waits, ghosts, and steps that choose. */
export const writeback: Model = inline(woven);
