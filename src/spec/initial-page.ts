import type { InitialPage, Storage } from "../states";
import type { Findings } from "./findings";
import { entryOf, type Tree } from "./tree";

type Key = keyof InitialPage;
type Fact = readonly [key: Key, value: string];

/** What cannot be true of a page at the same time, and why; consequences of several are listed as well. */
const contradictions: readonly (readonly [Fact, Fact, why: string])[] = [
  [["cached", "false"], ["dirty", "true"], "a dirty page is cached"],
  [["cached", "false"], ["writeback", "submitted"], "a page under writeback is cached"],
  [["cached", "false"], ["buffers", "true"], "buffers belong to a cached page"],
  [["cached", "false"], ["pte", "ro"], "a mapped page is cached"],
  [["cached", "false"], ["pte", "rw"], "a mapped page is cached"],
  [["pte", "rw"], ["dirty", "false"], "a page that is mapped writable is dirty"],
  [["pte", "rw"], ["buffers", "false"], "a page that is mapped writable is dirty, and a dirty page has buffers"],
  [["dirty", "true"], ["buffers", "false"], "a dirty page has buffers"],
];

/** What cannot be true of a page on a storage, and why. */
const foreign: { readonly [K in Storage]: readonly (readonly [Fact, why: string])[] } = {
  "page-cache": [],
  dax: [
    [["writeback", "submitted"], "a dirty page is flushed there without I/O, and nothing would ever end a writeback"],
  ],
};

const possible: { readonly [K in Key]: readonly string[] } = {
  cached: ["true", "false"],
  dirty: ["true", "false"],
  pte: ["none", "ro", "rw"],
  buffers: ["true", "false"],
  writeback: ["none", "submitted"],
};

/**
 * Reports an initial state that no page of this storage can be in, and warns of a value of `any` that none can have. It says
 * the same as `initialCondition` of src/states, with positions; a test holds the two together.
 */
export function checkInitialPage(page: InitialPage, storage: Storage, written: Tree, findings: Findings): void {
  const is = ([key, value]: Fact): boolean => String(page[key]) === value;
  const spanOf = (...keys: readonly Key[]) => {
    const entry = keys.map((key) => entryOf(written, key)).find((found) => found !== undefined);
    return entry === undefined ? written.span : { start: entry.keySpan.start, end: entry.value.span.end };
  };
  const found = contradictions.filter(([left, right]) => is(left) && is(right));
  for (const [left, right, why] of found) {
    const message = `no page starts with ${left.join(": ")} and ${right.join(": ")}: ${why}`;
    const unwritten = [left, right].find(([key]) => entryOf(written, key) === undefined);
    const hint = unwritten && `${unwritten.join(": ")} is the default; write it out to change it`;
    findings.error("spec/impossible-initial-state", spanOf(right[0], left[0]), message, hint);
  }
  const outOfPlace = foreign[storage].filter(([fact]) => is(fact));
  for (const [[key, value], why] of outOfPlace) {
    const message = `no page starts with ${key}: ${value} on storage: ${storage}: ${why}`;
    const hint = `take ${key}: none, or another storage`;
    findings.error("spec/impossible-initial-state", spanOf(key), message, hint);
  }
  if (found.length + outOfPlace.length > 0) return;
  for (const key of Object.keys(possible) as readonly Key[]) {
    if (page[key] !== "any") continue;
    for (const value of possible[key]) {
      const isMeant = ([otherKey, otherValue]: Fact): boolean => otherKey === key && otherValue === value;
      const [, why] = foreign[storage].find(([fact]) => isMeant(fact)) ?? [];
      const [, , whyElse] =
        contradictions.find(([left, right]) => (isMeant(left) && is(right)) || (isMeant(right) && is(left))) ?? [];
      const reason = why ?? whyElse;
      if (reason === undefined) continue;
      const message = `${key}: any never means ${value} here, because ${reason}`;
      findings.warn("spec/impossible-initial-state", spanOf(key), message);
    }
  }
}
