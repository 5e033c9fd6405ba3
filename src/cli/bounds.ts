import type { Assembly } from "../policies";
import { type Actor, defaultInitialPage, type Kernel, kernelOf } from "../states";

/** What every verdict about a spec is relative to, in words: the scenario and the kernel. */
export function boundsOf({ world: { scenario, kernel } }: Assembly): readonly string[] {
  const { pages, storage, stablePagesRequired, initial, actors } = scenario;
  const unusual = Object.entries(initial).filter(
    ([name, value]) => value !== defaultInitialPage[name as keyof typeof initial],
  );
  return [
    `${String(pages)} ${pages === 1 ? "page" : "pages"} in the ${storage.replace("-", " ")}${scenario.daxEntries === "multi-order" ? " as one multi-order entry" : ""}${scenario.copyOnWrite ? ", copy on write" : ""}`,
    `stable pages ${stablePagesRequired ? "required" : "not needed"}`,
    ...(unusual.length === 0
      ? []
      : [`initially ${unusual.map(([name, value]) => `${name}: ${String(value)}`).join(", ")}`]),
    `kernel ${kernel.version}${switchesText(kernel)}`,
    ...actors.map(actorText),
  ];
}

/** The switches that are not as the version has them. */
function switchesText(kernel: Kernel): string {
  const preset = kernelOf(kernel.version);
  if (preset === undefined) return "";
  const changed = Object.entries(kernel).filter(([name, value]) => preset[name as keyof Kernel] !== value);
  if (changed.length === 0) return "";
  const listed = changed.map(
    ([name, value]) => `${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}: ${String(value)}`,
  );
  return ` with ${listed.join(", ")}`;
}

function actorText(actor: Actor): string {
  const often = actor.times === "forever" ? ", forever" : actor.times === 1 ? "" : `, ${String(actor.times)} times`;
  const fairness = Object.entries(actor.fairness ?? {}).map(([agent, told]) => `, its ${agent} ${told}`);
  return `${actor.name}: ${workText(actor)}${often}${fairness.join("")}`;
}

function workText(actor: Actor): string {
  switch (actor.run) {
    case "cpu-store":
    case "buffered-write":
      return `${actor.run} to page ${String(actor.page)}`;
    case "direct-io-read":
      if (actor.reads === "this-file-elsewhere") return `${actor.run} of this file into a mapping of another one`;
      return (
        `${actor.run} (${actor.dio})${actor.reads === "this-file" ? " of this file" : ""} into page${actor.buffer.length === 1 ? "" : "s"} ${actor.buffer.join(", ")}, ` +
        `at most ${String(actor.dmaWrites)} DMA write${actor.dmaWrites === 1 ? "" : "s"}`
      );
    case "writeback":
      return `${actor.run} ${actor.sync}${actor.from === 0 ? "" : ` from page ${String(actor.from)}`}`;
    case "truncate":
      return `${actor.run} from page ${String(actor.from)}`;
    case "punch-hole":
    case "direct-write":
      return `${actor.run} ${actor.from === actor.to ? `page ${String(actor.from)}` : `pages ${String(actor.from)} to ${String(actor.to)}`}`;
    case "rdma":
      return (
        `${actor.run} (user: ${actor.user}) of page${actor.buffer.length === 1 ? "" : "s"} ${actor.buffer.join(", ")}, ` +
        `at most ${String(actor.dmaWrites)} transfer${actor.dmaWrites === 1 ? "" : "s"}`
      );
    case "faulting-device":
      return (
        `${actor.run} on page${actor.buffer.length === 1 ? "" : "s"} ${actor.buffer.join(", ")}, ` +
        `at most ${String(actor.dmaWrites)} DMA write${actor.dmaWrites === 1 ? "" : "s"}`
      );
    case "fsync":
    case "reclaim":
    case "munmap":
    case "reflink":
    case "migrate":
    case "unlink":
    case "allocate":
      return actor.run;
  }
}
