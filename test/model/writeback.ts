import {
  type Alternative,
  and,
  assign,
  bool,
  branch,
  call,
  choose,
  count,
  type DecisionStep,
  decide,
  decisionPoint,
  enumeration,
  event,
  every,
  exists,
  exit,
  forEach,
  indexSet,
  int,
  is,
  isnt,
  lessThan,
  local,
  minus,
  moreThan,
  not,
  type Program,
  plus,
  procedure,
  processes,
  type Step,
  say,
  scalar,
  self,
  step,
  TRUE,
  table,
  when,
  withCallees,
} from "../../src/model";

export const pages = indexSet("page");
const syncMode = enumeration("sync_mode", ["WB_SYNC_NONE", "WB_SYNC_ALL"]);
export const dirty = table("page.dirty", bool, pages, false, { doc: "differs from the disk" });
export const pins = table("page.pins", int(0, 2), pages, 0, { doc: "pins held" });
export const lock = table("page.lock", processes.optional, pages, null, { doc: "who holds the page lock" });
const crashed = scalar("crashed", bool, false, { doc: "a kernel BUG" });
const stable = scalar("stable_pages", bool, true, { doc: "the device needs stable pages" });
const lostWrites = scalar("lost_writes", int(0, 3), 0, { doc: "writes not on disk", ghost: true });
const unread = table("unread", bool, pages, false, { doc: "no property reads this", ghost: true });

export const beforeMkclean = decisionPoint({
  id: "writeback.before_mkclean",
  fn: "write_cache_pages",
  file: "mm/page-writeback.c",
  doc: "the page is locked and dirty",
  actions: ["proceed", "skip", "wait"],
  locks: ["page_lock"],
  scope: { pinned: bool, sync_mode: syncMode },
});

const lockPage = procedure(
  "lock_page",
  {
    file: "mm/filemap.c",
    doc: "",
    params: { page: pages.element },
    locals: { tries: local(int(0, 1), 0) },
    exits: ["locked"],
  },
  ({ page, tries }) => [
    branch("trylock", {}, [
      { when: is(lock(page), null), do: assign(lock(page), self), go: exit("locked"), text: say`locks ${page}` },
      { when: and(isnt(lock(page), null), is(tries, 0)), do: assign(tries, 1), go: "trylock" },
    ]),
  ],
);

const writePages = procedure(
  "write_cache_pages",
  {
    file: "mm/page-writeback.c",
    doc: "writes one dirty page",
    params: { sync: syncMode },
    locals: { page: local(pages.optional, null) },
    exits: ["written", "nothing"],
  },
  ({ sync, page }) => {
    const at = { expr: page.expr, sort: pages.element };
    return [
      choose(
        "find",
        pages,
        { fn: "find_get_pages" },
        (p) => ({ where: dirty(p), do: assign(page, p), go: "lock_page", text: say`finds ${p}` }),
        [{ when: every(pages, (p) => not(dirty(p))), go: exit("nothing") }],
      ),
      call("lock_page", lockPage, { page: at }, { locked: "before_mkclean" }),
      decide("before_mkclean", beforeMkclean, {
        scope: { pinned: moreThan(pins(at), 0), sync_mode: sync },
        on: { proceed: "page_mkclean", skip: { go: "unlock", text: say`leaves ${page} alone` } },
        locks: { page_lock: { release: assign(lock(at), null), restart: "lock_page" } },
      }),
      step("page_mkclean", {
        events: [event("clean", { page: at })],
        do: [
          assign(dirty(at), false),
          when(
            stable,
            forEach(pages, (p) => when(moreThan(pins(p), 0), assign(unread(p), true))),
          ),
          assign(lostWrites, 0),
        ],
        fn: "page_mkclean",
        text: say`cleans ${page}`,
      }),
      step("unlock", { do: assign(lock(at), null), go: exit("written") }),
    ];
  },
);

const device = procedure("device", { file: "", doc: "", params: {}, locals: {}, exits: ["out"] }, () => [
  choose("pin", pages, { agent: "user" }, (p) => ({
    where: lessThan(
      count(pages, (q) => moreThan(pins(q), 0)),
      1,
    ),
    do: assign(pins(p), plus(pins(p), 1)),
  })),
  choose("dma", pages, { agent: "device" }, (p) => ({
    where: moreThan(pins(p), 0),
    events: [event("dma_write", { page: p })],
    do: [assign(dirty(p), true), when(lessThan(lostWrites, 3), assign(lostWrites, plus(lostWrites, 1)))],
    text: say`writes to ${p}`,
  })),
  choose("unpin", pages, { agent: "user" }, (p) => ({
    where: moreThan(pins(p), 0),
    do: assign(pins(p), minus(pins(p), 1)),
    go: exit("out"),
  })),
]);

/** A flusher, a device and a decision point; the decision is open. */
export const open: Program = {
  name: "writeback",
  enums: { sync_mode: syncMode.values },
  sets: { page: ["page0", "page1"] },
  variables: [dirty, pins, lock, crashed, stable, lostWrites, unread].map((variable) => variable.declaration),
  procedures: withCallees([writePages, device]),
  processes: [
    {
      name: "flusher",
      procedure: "write_cache_pages",
      args: { sync: { kind: "enum", enum: "sync_mode", value: "WB_SYNC_ALL" } },
      times: 2,
      doc: "writes dirty pages",
    },
    { name: "dev", procedure: "device", args: {}, times: "forever", doc: "" },
  ],
  halted: crashed.expr,
  initially: TRUE,
  properties: [
    {
      kind: "event",
      id: "no-dma-to-clean-page",
      doc: "a device writes to dirty pages only",
      on: ["dma_write"],
      require: dirty({ expr: { kind: "local", name: "page" }, sort: pages.element }).expr,
      triggers: [{ kind: "event", on: ["dma_write"], when: TRUE, text: "a device wrote" }],
    },
    {
      kind: "invariant",
      id: "few-lost-writes",
      doc: "at most two writes are lost",
      holds: lessThan(lostWrites, 3).expr,
      triggers: [
        {
          kind: "state",
          when: exists(pages, (p) => and(dirty(p), moreThan(pins(p), 0))).expr,
          text: "a pinned page was dirty",
        },
      ],
    },
    { kind: "deadlock-free", id: "deadlock-free", doc: "somebody can always go on", triggers: [] },
  ],
};

/** The point decided by one rule: wait for pins, dropping the page lock. */
function decided(at: DecisionStep): readonly Step[] {
  const { pinned } = at.scope;
  const { proceed } = at.continuations;
  const [held] = at.locks;
  if (pinned === undefined || proceed === undefined || held === undefined)
    throw new TypeError("not the expected point");
  const alternative: Alternative = { when: TRUE, events: [], do: [], next: proceed.next, text: [] };
  const asleep = `${at.label}-asleep`;
  const common = { kind: "step", fn: at.fn, agent: "kernel", marks: [], elidable: true } as const;
  return [
    {
      ...common,
      label: at.label,
      alternatives: [
        {
          ...alternative,
          when: pinned,
          do: held.release,
          next: { kind: "label", label: asleep },
          rule: "wait-for-pins",
        },
        { ...alternative, when: { kind: "not", of: pinned }, do: proceed.do },
      ],
    },
    {
      ...common,
      label: asleep,
      alternatives: [{ ...alternative, when: { kind: "not", of: pinned }, next: held.restart }],
    },
  ];
}

export const woven: Program = {
  ...open,
  procedures: open.procedures.map((one) => ({
    ...one,
    body: one.body.flatMap((at) => (at.kind === "decide" ? decided(at) : [at])),
  })),
};
