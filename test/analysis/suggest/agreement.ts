import assert from "node:assert/strict";
import * as fc from "fast-check";
import { buildVariant, type SuggestOptions, type SuggestReport, suggest, unchanged } from "../../../src/analysis";
import { type Candidate, candidatesFor } from "../../../src/analysis/suggest/candidates";
import { check } from "../../../src/checker";
import { assemble, type Rule } from "../../../src/policies";
import type { Spec } from "../../../src/spec";
import { DirectLaboratory } from "../laboratory";
import { small, sourceOf } from "../sources";

/** Deadlocks, skipped pages and removed pages: a few hundred states with any rules. */
export const scenario = `gupcheck: 1
title: Tiny
system: { stable-pages: required, pages: 1, initial: { pte: rw, dirty: true } }
actors:
  app: { run: direct-io-read, dio: legacy-sync }
  syncer: { run: fsync }
kernel: { version: "4.19", direct-io-reference: pin }
`;

export function specOf(text: string): Spec {
  const built = buildVariant(sourceOf(text), unchanged);
  if (built.kind !== "built") throw new TypeError("the spec was refused");
  return built.spec;
}

export async function report(text: string, options: Partial<SuggestOptions> = {}): Promise<SuggestReport> {
  const wish = { mostChanges: 9, mostSets: 10_000, ...options };
  const suggested = await suggest([sourceOf(text)], new DirectLaboratory(), wish);
  if (suggested.kind !== "report") throw new TypeError(suggested.kind);
  return suggested.report;
}

export const names = ({ changes }: SuggestReport["suggestions"][number]): string =>
  changes
    .map((item) => (item.kind === "add" ? item.rule.id : `-${item.rules.join()}`))
    .sort()
    .join(" ");

/** What a policy comes to: every property as it must be, some only vacuously so, or something violated. */
function worth(spec: Spec, rules: readonly Rule[], hopeless: ReadonlySet<string>): "holds" | "vacuous" | "violated" {
  const { properties } = check(assemble({ ...spec.assembly, rules }).model);
  if (properties.some(({ verdict }) => verdict === "violated")) return "violated";
  return properties.some(({ id, verdict }) => verdict === "vacuous" && !hopeless.has(id)) ? "vacuous" : "holds";
}

/** All smallest sets, by looking at every one; a set that contains a vacuous one is no solution. */
function bruteForce(spec: Spec, candidates: readonly Candidate[]): readonly string[] {
  const own = spec.assembly.rules;
  const hopeless = new Set(
    check(assemble({ ...spec.assembly, rules: [] }).model).properties.flatMap(({ id, verdict }) =>
      verdict === "vacuous" ? [id] : [],
    ),
  );
  const size = candidates.length + own.length;
  const sets = Array.from({ length: 2 ** size }, (_, bits) => bits);
  const answers = new Map(
    sets.map((bits) => {
      const has = (position: number): boolean => ((bits >> position) & 1) === 1;
      const rules = [
        ...candidates.filter((_, position) => has(position)).map(({ rule }) => rule),
        ...own.filter((_, position) => !has(candidates.length + position)),
      ];
      return [bits, worth(spec, rules, hopeless)];
    }),
  );
  const parts = (bits: number): readonly number[] => sets.filter((other) => other !== bits && (other & bits) === other);
  return sets
    .filter((bits) => answers.get(bits) === "holds" && parts(bits).every((part) => answers.get(part) === "violated"))
    .map((bits) =>
      [...candidates.map(({ written }) => written.id), ...own.map(({ id }) => `-${id}`)]
        .filter((_, position) => ((bits >> position) & 1) === 1)
        .sort()
        .join(" "),
    )
    .sort();
}

/** Suggestions from random offers are those that looking at every set gives. */
export async function agreesWithBruteForce(numRuns: number, seed: number): Promise<number> {
  const own = `policy:
  rules:
    - { id: waits-held, at: writeback.before_mkclean, when: page.pinned, do: wait }
    - { id: skips-all, at: writeback.after_mkclean, when: page.pinned, do: skip }
`;
  const texts = [scenario, `${scenario}${own}`, `${small}${own}`];
  const offers = texts.map((text) => candidatesFor(sourceOf(text), specOf(text)));
  let found = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.nat(texts.length - 1),
      fc.array(fc.nat(1000), { minLength: 1, maxLength: 4 }),
      async (which, picks) => {
        const text = texts[which] ?? scenario;
        // Rules of writeback are what matters most here.
        const all = (offers[which] ?? []).filter(({ rule }) => /^(writeback|page_mk|gup)/.test(rule.at));
        const offer = [...new Set(picks.map((pick) => all[pick % all.length]))].flatMap((each) => each ?? []);
        const ordered = all.filter((each) => offer.includes(each));
        const { suggestions, limit } = await report(text, { offer: ordered.map(({ written }) => written.id) });
        assert.equal(limit, undefined);
        assert.deepEqual(suggestions.map(names).sort(), bruteForce(specOf(text), ordered));
        found += suggestions.length;
      },
    ),
    { seed, numRuns },
  );
  return found;
}
