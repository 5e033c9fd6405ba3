import { defaultInitialPage, type InitialPage, type Scenario, scenarioLimits } from "../states";
import { conform } from "./conform";
import type { Findings } from "./findings";
import { checkInitialPage } from "./initial-page";
import { initialSchema, type SystemData, systemSchema } from "./schema";
import { type Tree, valueAt } from "./tree";

/** Storage, pages and their start; where something is wrong, what allows most is assumed. */
export function readSystem(tree: Tree | undefined, findings: Findings): Omit<Scenario, "actors"> {
  // The start is read by itself, so that a mistake elsewhere does not hide one in it.
  const rest = tree?.kind === "map" ? { ...tree, entries: tree.entries.filter(({ key }) => key !== "initial") } : tree;
  const data = rest && conform(systemSchema, rest, '"system"', findings);
  const written = valueAt(tree, "initial");
  const initialData = written && conform(initialSchema, written, '"initial"', findings);
  const initial = initialOf(initialData);
  const storage = data?.storage ?? "page-cache";
  if (written !== undefined && initialData !== undefined) checkInitialPage(initial, storage, written, findings);
  return {
    storage,
    daxEntries: data?.["dax-entries"] ?? "one-page",
    copyOnWrite: data?.["copy-on-write"] ?? false,
    stablePagesRequired: data?.["stable-pages"] !== "not-needed",
    pages: data === undefined ? scenarioLimits.pages : (data.pages ?? 1),
    initial,
  };
}

function initialOf(data: SystemData["initial"]): InitialPage {
  const cached = data?.cached ?? defaultInitialPage.cached;
  return {
    cached,
    dirty: data?.dirty ?? defaultInitialPage.dirty,
    pte: data?.pte ?? defaultInitialPage.pte,
    // A page that is not cached has none.
    buffers: data?.buffers ?? cached,
    writeback: data?.writeback ?? defaultInitialPage.writeback,
  };
}
