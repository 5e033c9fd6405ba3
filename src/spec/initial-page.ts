import type { InitialPage } from "../states";
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

const possible: { readonly [K in Key]: readonly string[] } = {
  cached: ["true", "false"],
  dirty: ["true", "false"],
  pte: ["none", "ro", "rw"],
  buffers: ["true", "false"],
  writeback: ["none", "submitted"],
};

/**
 * Reports an initial state that no page can be in, and warns of a value of `any` that no page can have. It says the same
 * as `initialCondition` of src/states, with positions; a test holds the two together.
 */
export function checkInitialPage(page: InitialPage, written: Tree, findings: Findings): void {
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
  if (found.length > 0) return;
  for (const key of Object.keys(possible) as readonly Key[]) {
    if (page[key] !== "any") continue;
    for (const value of possible[key]) {
      const [, , why] =
        contradictions.find(
          ([left, right]) =>
            (left[0] === key && left[1] === value && is(right)) || (right[0] === key && right[1] === value && is(left)),
        ) ?? [];
      if (why === undefined) continue;
      const message = `${key}: any never means ${value} here, because ${why}`;
      findings.warn("spec/impossible-initial-state", spanOf(key), message);
    }
  }
}
