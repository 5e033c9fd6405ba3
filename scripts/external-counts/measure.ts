import { type CheckResult, check, type PropertyResult } from "../../src/checker";
import { type Comparison, crossCheck } from "../../src/export";
import type { Model } from "../../src/model";
import { exportedHashes } from "./exported";
import { type Confirmation, type Confirmer, confirmers, type Row } from "./row";

/** For each program that is run. */
const SECONDS = 600;
const MEMORY = 8 * 1024 ** 3;

/** Runs our search and the other checkers on a model: once for the counts, once for each of two properties. */
export async function measure(spec: string, model: Model): Promise<Row> {
  const own = check(model);
  const compared = contrastOf(model, own);
  const { comparisons } = await crossCheck(model, own, {
    tools: confirmers,
    seconds: SECONDS,
    memoryBytes: MEMORY,
    properties: compared.map(({ id }) => id),
  });
  const of = (tool: Confirmer): Confirmation => confirmation(comparisons.filter(({ run }) => run.tool === tool));
  return {
    spec,
    states: own.states,
    transitions: own.transitions,
    verdicts: Object.fromEntries(compared.map(({ id, verdict }) => [id, verdict])),
    exported: exportedHashes(
      model,
      compared.map(({ id }) => id),
    ),
    others: { spin: of("spin"), rumur: of("rumur") },
  };
}

/** One violated and one other property, as far as there are; no responses, which Rumur does not know. */
function contrastOf(model: Model, { properties }: CheckResult): readonly PropertyResult[] {
  const responses = new Set(model.properties.filter(({ kind }) => kind === "leads-to").map(({ id }) => id));
  const known = properties.filter(({ id }) => !responses.has(id));
  const violated = known.find(({ verdict }) => verdict === "violated");
  const other = known.find(({ verdict }) => verdict !== "violated");
  return [violated, other].flatMap((found) => found ?? []);
}

function confirmation(comparisons: readonly Comparison[]): Confirmation {
  const counts = comparisons.find(({ run }) => run.property === undefined);
  const verdicts = comparisons.filter(({ run, outcome }) => run.property !== undefined && outcome === "agree");
  const run = counts?.run;
  return {
    counts: counts === undefined ? "not compared" : words[counts.outcome],
    ...(run?.kind === "ran" && run.finished ? { states: run.states } : {}),
    ...(run?.kind === "ran" && run.transitions !== undefined ? { transitions: run.transitions } : {}),
    verdicts: verdicts.length,
    remarks: comparisons.filter(({ outcome }) => outcome !== "agree").map(remark),
  };
}

const words = { agree: "equal", disagree: "different", "not-compared": "not compared" } as const;

function remark({ run, outcome, ours, theirs, reason }: Comparison): string {
  const what = run.property ?? "counts";
  return outcome === "disagree" ? `${what}: ours ${ours}, theirs ${theirs}` : `${what}: ${reason}`;
}
