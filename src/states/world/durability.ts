import {
  and,
  assign,
  conditionsOf,
  type Effects,
  type Expr,
  enumeration,
  every,
  forEach,
  ifElse,
  is,
  isnt,
  literal,
  or,
  type Property,
  processes,
  type Ref,
  self,
  type Term,
  table,
  table2,
  visitExpr,
  when,
} from "../../model";
import type { Page } from "./page";
import { pinFrame } from "./pin";
import { pages } from "./sets";

/**
 * Where the newest of some writes is: on disk, captured by the I/O in progress, only in memory, or lost for good.
 * Worse is later. This is exact for any number of writes: nothing but their order against what the I/O captured and the
 * disk holds can be observed.
 */
export const whereabouts = enumeration("whereabouts", ["disk", "io", "memory", "lost"]);
type Whereabouts = "disk" | "io" | "memory" | "lost";

export const acked = table("acked", whereabouts, pages, "disk", {
  group: "data",
  doc: "where the newest data is whose completion its writer has seen",
  ghost: true,
});
export const written = table2("written", whereabouts, processes, pages, "disk", {
  group: "data",
  doc: "where the newest data is that this actor has written and not yet seen completed",
  ghost: true,
});
export const owed = table2("owed", whereabouts, processes, pages, "disk", {
  group: "data",
  doc: "where the data is that had been completed when this actor called fsync",
  ghost: true,
});

function worse(left: Term<Whereabouts>, right: Term<Whereabouts>): Term<Whereabouts> {
  const either = (value: Whereabouts): Term<boolean> => or(is(left, value), is(right, value));
  return ifElse(
    either("lost"),
    literal(whereabouts, "lost"),
    ifElse(either("memory"), literal(whereabouts, "memory"), ifElse(either("io"), literal(whereabouts, "io"), "disk")),
  );
}

function everywhere(page: Page, change: (data: Ref<Whereabouts>) => Effects): Effects {
  return [
    change(acked(page)),
    forEach(processes, (actor) => [change(written(actor, page)), change(owed(actor, page))]),
  ];
}

const moves = (page: Page, from: Whereabouts, to: Whereabouts): Effects =>
  everywhere(page, (data) => when(is(data, from), assign(data, to)));

/** The I/O takes the content of the page as it is now. The device may read later; earliest is the worst case. */
export const capture = (page: Page): Effects => moves(page, "memory", "io");

/** The I/O is on disk. */
export const reachDisk = (page: Page): Effects => moves(page, "io", "disk");

/** The frame leaves the cache unwritten: what was only in memory is gone. */
export const losePage = (page: Page): Effects => moves(page, "memory", "lost");

/** The user asked for the data to go away: nothing of this page is owed to anybody. */
export const forgetPage = (page: Page): Effects => everywhere(page, (data) => assign(data, "disk"));

/** A device write through the actor's pin: to the page, to a frame that was invalidated (lost), or truncated (no matter). */
export const deviceWrites = (page: Page): Effects =>
  when(
    is(pinFrame(self, page), "cached"),
    assign(written(self, page), "memory"),
    when(is(pinFrame(self, page), "invalidated"), assign(written(self, page), "lost")),
  );

/** The CPU copies data into the cached page; the user has not yet been told. */
export const copiesIn = (page: Page): Effects => assign(written(self, page), "memory");

/** A store by the user itself is complete at once. */
export const storeCompletes = (page: Page): Effects => when(isnt(acked(page), "lost"), assign(acked(page), "memory"));

/** The user sees that its I/O to all its pages is complete. */
export const acknowledge: Effects = forEach(pages, (page) => [
  assign(acked(page), worse(acked(page), written(self, page))),
  assign(written(self, page), "disk"),
]);

/** fsync is called: all that is complete now is owed. */
export const fsyncCalled: Effects = forEach(pages, (page) => assign(owed(self, page), acked(page)));
/** fsync has returned: nothing is owed to this call any more. */
export const fsyncReturned: Effects = forEach(pages, (page) => assign(owed(self, page), "disk"));

export const nothingOwed: Term<boolean> = every(pages, (page) => is(owed(self, page), "disk"));

/** The disk holds what the page holds. */
export const memoryIsOnDisk = (page: Page): Term<boolean> =>
  and(
    isnt(acked(page), "memory"),
    every(processes, (actor) => isnt(written(actor, page), "memory")),
  );

const ghosts: readonly string[] = [acked, written, owed].map(({ declaration }) => declaration.name);

/** Whether a property asks where data is, so that the initial states must say it too. */
export function readsDurability(properties: readonly Property[]): boolean {
  const reads = (expr: Expr): boolean => {
    let found = false;
    visitExpr(expr, (inner) => {
      if (inner.kind === "variable" && ghosts.includes(inner.name)) found = true;
    });
    return found;
  };
  return properties.some(
    (property) => conditionsOf(property).some(reads) || property.triggers.some((trigger) => reads(trigger.when)),
  );
}
