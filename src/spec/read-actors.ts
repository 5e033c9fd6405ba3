import { type Actor, type ActorFairness, type Scenario, type Storage, scenarioLimits, worksOn } from "../states";
import { conform } from "./conform";
import type { Span } from "./diagnostic";
import type { Findings } from "./findings";
import { startOf } from "./place";
import { type ActorData, actorSchema, identifier } from "./schema";
import { didYouMean } from "./suggest";
import { describeTree, type Tree, valueAt } from "./tree";

const RESERVED: ReadonlySet<string> = new Set(["disk", "none", "true", "false"]);

/** The actors of a file with so many pages. One with mistakes is left out, one with a bad name is kept. */
export function readActors(
  tree: Tree | undefined,
  { pages, storage }: Pick<Scenario, "pages" | "storage">,
  findings: Findings,
): readonly Actor[] {
  if (tree === undefined || tree.kind === "broken") return [];
  if (tree.kind !== "map") {
    const hint = "write: app: { run: direct-io-read }";
    findings.error("spec/wrong-type", tree.span, `"actors" must be a map, not ${describeTree(tree)}`, hint);
    return [];
  }
  if (tree.entries.length === 0) findings.error("spec/too-few", tree.span, "there are no actors");
  const extra = tree.entries[scenarioLimits.actors];
  if (extra !== undefined) {
    findings.error("spec/too-many", extra.keySpan, `there are more than ${scenarioLimits.actors} actors`);
  }
  return tree.entries.slice(0, scenarioLimits.actors).flatMap(({ key, keySpan, value }) => {
    checkName(key, keySpan, findings);
    const data = conform(actorSchema, value, `actor "${key}"`, findings);
    if (data === undefined) return [];
    checkPages(data, value, pages, findings);
    checkStorage(data, value, storage, findings);
    checkBuffer(data, value, findings);
    checkOwner(data, value, tree.entries, findings);
    return [actorOf(key, data, pages)];
  });
}

function checkName(name: string, span: Span, findings: Findings): void {
  if (RESERVED.has(name)) {
    const hint = "choose another name";
    const what = name === "disk" ? "the storage device of the file" : "a value of expressions";
    findings.error("spec/bad-actor-name", span, `no actor can be called "${name}": that is ${what}`, hint);
  } else if (name.endsWith(".worker")) {
    const message = `no actor can be called "${name}": that is the worker of another actor`;
    findings.error("spec/bad-actor-name", span, message, "choose another name");
  } else if (!identifier.safeParse(name).success) {
    const hint = "a name begins with a small letter and goes on with small letters, digits and -";
    findings.error("spec/bad-actor-name", span, `no actor can be called "${name}"`, hint);
  }
}

/** Every page that is named must exist; lists have no repetitions, and ranges do not end before they start. */
function checkPages(data: ActorData, tree: Tree, pages: number, findings: Findings): void {
  const buffer = valueAt(tree, "buffer");
  const named = [
    ...["page", "from", "to"].map((key) => valueAt(tree, key)),
    ...(buffer?.kind === "list" ? buffer.items : []),
  ];
  for (const value of named) {
    if (value?.kind !== "scalar" || typeof value.value !== "number" || value.value < pages) continue;
    const count = pages === 1 ? "1 page" : `${pages} pages`;
    const hint = `pages are counted from 0, so the last one is ${pages - 1}`;
    findings.error("spec/page-out-of-range", value.span, `there is no page ${value.value} in a file of ${count}`, hint);
  }
  if (buffer?.kind === "list") {
    const seen = new Set<unknown>();
    for (const item of buffer.items) {
      if (item.kind !== "scalar") continue;
      if (seen.has(item.value)) {
        findings.error("spec/repeated-value", item.span, `page ${item.content} is in the buffer twice`);
      }
      seen.add(item.value);
    }
  }
  if ((data.run === "punch-hole" || data.run === "direct-write") && (data.from ?? 0) > (data.to ?? pages - 1)) {
    const span = (valueAt(tree, "to") ?? valueAt(tree, "from"))?.span ?? startOf(tree);
    findings.error("spec/empty-range", span, `the range ends at page ${data.to ?? pages - 1}, before it starts`);
  }
}

function checkStorage(data: ActorData, tree: Tree, storage: Storage, findings: Findings): void {
  if (worksOn(data.run, storage)) return;
  const message = `${data.run} has nothing to do on ${storage}: it works on pages of the page cache`;
  findings.error("spec/not-on-storage", valueAt(tree, "run")?.span ?? startOf(tree), message, "leave the actor out");
}

/** A read into a mapping of another file has no buffer in this one. */
function checkBuffer(data: ActorData, tree: Tree, findings: Findings): void {
  if (data.run !== "direct-io-read" || data.reads !== "this-file-elsewhere") return;
  for (const key of ["buffer", "dma-writes"]) {
    const value = valueAt(tree, key);
    if (value === undefined) continue;
    const message = `"${key}" is about a mapping of this file, and this read goes elsewhere`;
    findings.error("spec/misplaced-option", value.span, message, `leave "${key}" out`);
  }
}

/** `for` names another actor of the scenario. */
function checkOwner(
  data: ActorData,
  tree: Tree,
  actors: readonly { readonly key: string }[],
  findings: Findings,
): void {
  const owner = "for" in data ? data.for : undefined;
  if (owner === undefined || actors.some(({ key }) => key === owner)) return;
  const names = actors.map(({ key }) => key);
  const span = valueAt(tree, "for")?.span ?? startOf(tree);
  findings.error("spec/unknown-actor", span, `there is no actor "${owner}"`, didYouMean(owner, names));
}

function actorOf(name: string, data: ActorData, pages: number): Actor {
  const base = { name, times: data.times ?? 1, ...fairnessOf(data) };
  switch (data.run) {
    case "cpu-store":
    case "buffered-write":
      return { ...base, run: data.run, page: data.page };
    case "direct-io-read":
      return {
        ...base,
        run: data.run,
        dio: data.dio ?? "iomap",
        ...(data.reads === undefined ? {} : { reads: data.reads }),
        ...(data.reads === "this-file-elsewhere"
          ? { buffer: [], dmaWrites: 0 }
          : { buffer: data.buffer ?? allPages(pages), dmaWrites: data["dma-writes"] ?? 1 }),
      };
    case "writeback":
      return { ...base, run: data.run, sync: data.sync ?? "WB_SYNC_NONE", from: data.from ?? 0 };
    case "rdma":
      return {
        ...base,
        run: data.run,
        user: data.user ?? "hostile",
        lease: data.lease ?? "none",
        buffer: data.buffer ?? allPages(pages),
        dmaWrites: data["dma-writes"] ?? 1,
      };
    case "faulting-device":
      return {
        ...base,
        run: data.run,
        buffer: data.buffer ?? allPages(pages),
        dmaWrites: data["dma-writes"] ?? 1,
      };
    case "truncate":
      return { ...base, run: data.run, from: data.from ?? 0, ...ownerOf(data) };
    case "punch-hole":
      return { ...base, run: data.run, from: data.from ?? 0, to: data.to ?? pages - 1, ...ownerOf(data) };
    case "direct-write":
      return { ...base, run: data.run, from: data.from ?? 0, to: data.to ?? pages - 1 };
    case "fsync":
    case "reclaim":
    case "munmap":
    case "unlink":
    case "allocate":
    case "reflink":
    case "migrate":
      return { ...base, run: data.run };
  }
}

const fairnessOf = ({ fairness }: ActorData): { readonly fairness?: ActorFairness } =>
  fairness === undefined
    ? {}
    : { fairness: Object.fromEntries(Object.entries(fairness).filter(([, told]) => told !== undefined)) };

const allPages = (pages: number): readonly number[] => Array.from({ length: pages }, (_, page) => page);

const ownerOf = ({ for: owner }: { readonly for?: string | undefined }) => (owner === undefined ? {} : { for: owner });
