import { and, count, type Expr, is, isnt, processes, type Term } from "../model";
import type { Field, Fields } from "./vocabulary";
import {
  beyondEof,
  bounced,
  buffers,
  cached,
  dirty,
  isMapped,
  type Page,
  pageLock,
  pte,
  writeback,
} from "./world/page";
import { hasCountedPin, hasExtraReference, isHeld, pinFrame } from "./world/pin";
import { pages } from "./world/sets";

/** Whether a page counts as pinned: the policy's pin detector. */
export type Detector = (page: Page) => Term<boolean>;

const page = (at: Expr): Page => ({ expr: at, sort: pages.element });

function field(doc: string, read: (page: Page) => Term<never> | Term<unknown>): Field {
  return { doc, type: read(page({ kind: "self" })).sort.type, read: (at) => read(page(at)).expr };
}

const small = { kind: "int", min: 0, max: 64 } as const;
const counted = (doc: string, read: (page: Page) => Term<number>): Field => ({
  doc,
  type: small,
  read: (at) => read(page(at)).expr,
});

/** What rules and properties can ask about a page. Pins count while their frame is the cached one. */
export function pageFields(pinned: Detector): Fields {
  return {
    set: pages.name,
    fields: {
      cached: field("the page cache has a frame for it", cached),
      dirty: field("PG_dirty", dirty),
      writeback: field("PG_writeback: none, queued (bio not submitted) or submitted", writeback),
      bounced: field("the I/O in progress reads a copy", bounced),
      buffers: field("fs private data is attached", buffers),
      locked: field("somebody holds the page lock", (at) => isnt(pageLock(at), null)),
      mapped: field("some page table maps it", isMapped),
      pte: field("how the page table maps it: none, ro or rw", pte),
      beyond_eof: field("i_size ends before it", beyondEof),
      pinned: field("the policy's pin detector says so", pinned),
      referenced: field(
        "the reference count is higher than expected, speculative references included",
        hasExtraReference,
      ),
      counted: field("a pin that pin counting sees (FOLL_PIN)", hasCountedPin),
      pins: counted("established references to the cached frame", (at) =>
        count(processes, (actor) => and(isHeld(actor, at), is(pinFrame(actor, at), "cached"))),
      ),
      orphan_pins: counted("established references to frames of this page that have left the cache", (at) =>
        count(processes, (actor) => and(isHeld(actor, at), isnt(pinFrame(actor, at), "cached"))),
      ),
    },
  };
}
