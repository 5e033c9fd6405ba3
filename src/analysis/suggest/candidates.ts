import { visitExpr } from "../../model";
import { openProgram, type Rule } from "../../policies";
import type { Point, Spec } from "../../spec";
import { pointsThatSubmit } from "../../spec/presets";
import { buildVariant, type SpecSource } from "../variant";

/** A rule as it can be written into a spec. */
export interface WrittenRule {
  readonly id: string;
  readonly at: string;
  readonly when?: string;
  readonly do: string;
  readonly drop?: readonly string[];
  readonly submit?: true;
}

/** A rule worth trying, and what the loader made of it. */
export interface Candidate {
  readonly written: WrittenRule;
  readonly rule: Rule;
}

/** The loader reads so many rules at once. */
const CHUNK = 80;

/**
 * Every rule that follows from what the decision points of the scenario declare: each of their conditions with each legal
 * action; a wait with each set of locks that can be dropped, with and without submitting. In the order in which they are
 * to decide: narrower conditions first. A wait for something that no state can change is left out, and so is what makes
 * no model here.
 */
export function candidatesFor(source: SpecSource, spec: Spec, only?: readonly string[]): readonly Candidate[] {
  const reached = new Set(pointsIn(spec));
  const points = source.catalogue.points.filter(({ id }) => reached.has(id) && (only?.includes(id) ?? true));
  const taken = new Set(spec.rules.map(({ rule }) => rule));
  const written = points.flatMap(rulesAt).map((rule) => ({ ...rule, id: freeId(rule.id, taken) }));
  const read: Candidate[] = [];
  for (let first = 0; first < written.length; first += CHUNK) {
    read.push(...readChunk(source, written.slice(first, first + CHUNK)));
  }
  return read.filter(({ rule }) => rule.do.kind !== "wait" || canChange(rule));
}

/** The decision points that some actor of the scenario comes to. */
function pointsIn({ assembly }: Spec): readonly string[] {
  const { procedures } = openProgram(assembly);
  return procedures.flatMap(({ body }) => body.flatMap((step) => (step.kind === "decide" ? [step.point] : [])));
}

function rulesAt(point: Point): readonly WrittenRule[] {
  const name = point.id.replaceAll(/[._]/g, "-");
  return (point.conditions ?? []).flatMap((condition, position) =>
    point.actions.flatMap((action): readonly WrittenRule[] => {
      const suffix = (point.conditions?.length ?? 0) > 1 ? `-${String(position + 1)}` : "";
      const base = { at: point.id, ...(condition === "true" ? {} : { when: condition }), do: action };
      switch (action) {
        case "proceed":
          return []; // what the kernel does without a rule
        case "wait":
          return waits(point).map(({ drop, submit }) => ({
            id: `${name}-waits${drop.length === 0 ? "" : `-drops-${String(drop.length)}`}${submit ? "-submits" : ""}${suffix}`,
            ...base,
            ...(drop.length === 0 ? {} : { drop }),
            ...(submit ? { submit: true as const } : {}),
          }));
        default:
          return [{ id: `${name}-${action}${suffix}`, ...base }];
      }
    }),
  );
}

/** Locks can be dropped from the inside out. */
function waits({ id, locks }: Point): readonly { readonly drop: readonly string[]; readonly submit: boolean }[] {
  const drops = [...locks, ""].map((_, count) => locks.slice(0, count));
  const submits = pointsThatSubmit.has(id) ? [false, true] : [false];
  return drops.flatMap((drop) => submits.map((submit) => ({ drop, submit })));
}

function freeId(wanted: string, taken: Set<string>): string {
  let id = wanted;
  for (let number = 2; taken.has(id); number += 1) id = `${wanted}-${String(number)}`;
  taken.add(id);
  return id;
}

function readChunk(source: SpecSource, written: readonly WrittenRule[]): readonly Candidate[] {
  const built = buildVariant(source, {
    edits: [
      { kind: "set", path: ["policy", "rules"], value: written },
      { kind: "delete", path: ["policy", "use"] },
      { kind: "delete", path: ["policy", "lease-timeout"] },
    ],
    rules: [],
  });
  if (built.kind === "built") {
    const rules = new Map(built.spec.assembly.rules.map((rule) => [rule.id, rule]));
    return written.flatMap((each) => {
      const rule = rules.get(each.id);
      return rule === undefined ? [] : [{ written: each, rule }];
    });
  }
  if (written.length < 2) return []; // not possible here
  const half = Math.ceil(written.length / 2);
  return [...readChunk(source, written.slice(0, half)), ...readChunk(source, written.slice(half))];
}

/** The condition reads the state, so that waiting may end. */
function canChange({ when }: Rule): boolean {
  let reads = false;
  visitExpr(when, (expr) => {
    if (expr.kind === "variable") reads = true;
  });
  return reads;
}
