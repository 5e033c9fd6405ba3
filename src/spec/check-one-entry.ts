import type { Actor, ActorKind, Scenario } from "../states";
import type { Span } from "./diagnostic";
import type { Findings } from "./findings";
import { startOf } from "./place";
import { type Tree, valueAt } from "./tree";

/** Actors that do to single pages of an entry what the kernel does to the entry, or what it does not do at all. */
const unmodelled: ReadonlySet<ActorKind> = new Set(["faulting-device", "reflink"]);

/**
 * Refuses what the model does not have of a file that is one multi-order entry (`dax-entries: multi-order`): it must be an
 * fsdax file of several pages, and all that is done to its entry is done to it as a whole.
 */
export function checkOneEntry(scenario: Scenario, spec: Tree, findings: Findings): void {
  if (scenario.daxEntries !== "multi-order") return;
  const system = valueAt(spec, "system");
  const option = valueAt(system, "dax-entries");
  const span = option?.span ?? startOf(spec);
  if (scenario.storage !== "dax") {
    findings.error("spec/multi-order-entry", span, "only an fsdax file has such entries", "write: storage: dax");
    return;
  }
  if (scenario.pages < 2) {
    const message = "a multi-order entry is one of several pages, and the file has one";
    findings.error("spec/multi-order-entry", valueAt(system, "pages")?.span ?? span, message, "write: pages: 2");
    return;
  }
  if (scenario.copyOnWrite) {
    const message = "blocks of a multi-order entry are not shared in this model";
    const hint = 'leave "copy-on-write" out';
    findings.error("spec/multi-order-entry", valueAt(system, "copy-on-write")?.span ?? span, message, hint);
  }
  const actors = valueAt(spec, "actors");
  for (const actor of scenario.actors) {
    const tree = valueAt(actors, actor.name);
    if (tree !== undefined) checkActor(actor, scenario.pages, tree, findings);
  }
}

function checkActor(actor: Actor, pages: number, tree: Tree, findings: Findings): void {
  const spanOf = (...keys: readonly string[]): Span =>
    keys.map((key) => valueAt(tree, key)?.span).find((span) => span !== undefined) ?? startOf(tree);
  const report = (span: Span, message: string, hint: string): void =>
    findings.error("spec/multi-order-entry", span, message, hint);
  if (unmodelled.has(actor.run)) {
    report(spanOf("run"), `${actor.run} is not modelled on a multi-order entry`, "leave the actor out");
  } else if ("buffer" in actor && actor.buffer.length > 1) {
    const message = "several pages of a multi-order entry are pinned at once, which is not modelled";
    report(spanOf("buffer", "run"), message, "take one page: buffer: [0]");
  } else if (actor.run === "truncate" && actor.from > 0) {
    report(spanOf("from"), "part of a multi-order entry cannot be truncated in this model", 'leave "from" out');
  } else if (actor.run === "punch-hole" && (actor.from > 0 || actor.to < pages - 1)) {
    const message = "part of a multi-order entry cannot be punched out in this model";
    report(actor.from > 0 ? spanOf("from") : spanOf("to"), message, 'leave "from" and "to" out');
  }
}
