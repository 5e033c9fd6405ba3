import type { ActionKind } from "./rule";

/** What a rule can say under `do`. */
export type ActionName = ActionKind | "break-lease";

/** What each action does; docs/semantics.md has the same words. */
export const actionDocs: Readonly<Record<ActionName, string>> = {
  proceed: "the kernel goes on; later rules are not asked",
  wait:
    "the step is not enabled; the rules are read afresh in every later state. With `drop:` or `submit: true` one step: submit " +
    "this actor's own queued I/O, release the named locks, sleep. The sleep ends when the point would no longer choose to wait " +
    "(a rule that breaks leases breaks one that is taken meanwhile, too); the procedure restarts at the outermost lock that was dropped, taking locks and checking conditions again",
  skip:
    "the page is left as it is. At `gup.fast_path`: left to the slow path. At `reclaim.after_unmap` and " +
    "`invalidate.page_locked`: kept",
  "keep-dirty": "written from the page itself; the dirty flag stays",
  bounce: "copied now, the copy is written; the dirty flag stays",
  fail: "locks released, the operation returns an error (`errno`, EBUSY by default). At `page_mkwrite`: SIGBUS",
  "break-lease":
    "asks the holders of layout leases to give them up, drops the locks of the point (or those under `drop:`) and sleeps until " +
    "no lease is in the way; what happens to a lease that is not given up in time is the policy's `lease-timeout`",
  refuse: "the pin request gets no pin (`errno`, EFAULT by default)",
};
