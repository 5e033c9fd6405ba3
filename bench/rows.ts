import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Model } from "../src/model";
import { type Assembly, assemble } from "../src/policies";
import { loadSpec } from "../src/spec";
import type { Actor, Scenario } from "../src/states";
import { peterson } from "../test/models/peterson";
import { philosophers } from "../test/models/philosophers";

/** A model to be measured: one row of the table. */
export interface Row {
  readonly name: string;
  readonly model: () => Model;
  /** Rows of the same series are one model at several sizes. */
  readonly series?: string;
}

const CLAIMS = join(__dirname, "../specs/claims");

/** What the file of a bundled spec is made of. */
function assemblyOf(name: string): Assembly {
  const file = `${name}.yaml`;
  const { spec, diagnostics } = loadSpec(readFileSync(join(CLAIMS, file), "utf8"), file);
  if (spec === undefined) throw new Error(`${file}: ${diagnostics.map(({ message }) => message).join("; ")}`);
  return spec.assembly;
}

export function bundled(name: string, series?: string): Row {
  return { name, model: () => assemble(assemblyOf(name)).model, ...(series === undefined ? {} : { series }) };
}

/** A bundled spec with another scenario: the same kernel, rules and properties. */
function scaled(name: string, spec: string, change: (scenario: Scenario) => Partial<Scenario>, series?: string): Row {
  const model = (): Model => {
    const assembly = assemblyOf(spec);
    const { kernel, scenario } = assembly.world;
    const world = { kernel, scenario: { ...scenario, ...change(scenario) } };
    return assemble({ ...assembly, name, world }).model;
  };
  return { name, model, ...(series === undefined ? {} : { series }) };
}

const more =
  (...actors: readonly Actor[]) =>
  (scenario: Scenario): Partial<Scenario> => ({ actors: [...scenario.actors, ...actors] });

/** Each direct read may be followed by so many device writes. */
const dmaWrites =
  (count: number) =>
  ({ actors }: Scenario): Partial<Scenario> => ({
    actors: actors.map((actor) => (actor.run === "direct-io-read" ? { ...actor, dmaWrites: count } : actor)),
  });

const store: Actor = { name: "store", times: 1, run: "cpu-store", page: 0 };
const kswapd: Actor = { name: "kswapd", times: 1, run: "reclaim" };
const TWO_PAGES = "c05-repaired-two-pages";
const SERIES = "two pages, more actors";

/** One more page, at the front of the buffer, so that it is still reversed. */
const onePageMore = ({ pages, actors }: Scenario): Partial<Scenario> => ({
  pages: pages + 1,
  actors: actors.map((actor) =>
    actor.run === "direct-io-read" ? { ...actor, buffer: [pages, ...actor.buffer] } : actor,
  ),
});

export const rows: readonly Row[] = [
  bundled("c05-literal"),
  bundled("c05-repaired-iomap"),
  bundled("c05-repaired-legacy-aio"),
  bundled("c05-repaired-legacy-sync"),
  scaled("c05-repaired-iomap, 4 DMA writes", "c05-repaired-iomap", dmaWrites(4)),
  scaled("c05-repaired-iomap + store", "c05-repaired-iomap", more(store)),
  bundled(TWO_PAGES, SERIES),
  scaled(`${TWO_PAGES}, a third`, TWO_PAGES, onePageMore),
  scaled(`${TWO_PAGES} + kswapd`, TWO_PAGES, more(kswapd), SERIES),
  scaled(`${TWO_PAGES} + store`, TWO_PAGES, more(store), SERIES),
  scaled(`${TWO_PAGES} + store + kswapd`, TWO_PAGES, more(store, kswapd), SERIES),
  { name: "peterson, 4 processes", model: () => peterson(4) },
  { name: "philosophers, 12", model: () => philosophers(12) },
];

/** For trying the harness: a model that takes no time. */
export const tinyRow: Row = { name: "philosophers, 5", model: () => philosophers(5) };

/** The small spec of which the time from start to verdict is taken. */
export const smallSpec = join(__dirname, "../specs/tutorial/1-no-policy.yaml");

export function smallModel(): Model {
  const { spec } = loadSpec(readFileSync(smallSpec, "utf8"), smallSpec);
  if (spec === undefined) throw new Error(`${smallSpec} does not load`);
  return assemble(spec.assembly).model;
}
