import {
  type AblationResult,
  AxisError,
  ablate,
  changeText,
  compare,
  comparison,
  type Laboratory,
  type Outcome,
  parseAxis,
  ruleYaml,
  type SpecSource,
  type Suggestion,
  suggest,
} from "../../src/analysis";
import { MOST_STATES, settings } from "./axes";
import { textHash } from "./files";
import type { Changed, Effects, Row, Suggested } from "./row";

/** Takes one claim apart. Throws where the spec is refused or a search does not come to its end. */
export async function measure(source: SpecSource, laboratory: Laboratory): Promise<Row> {
  const whole = await ablate(source, laboratory, { options: false });
  if (whole.kind === "refused") throw new TypeError(`${source.file} has errors`);
  const { base, rules, larger, pairs, idle } = whole.report;
  const results = [...rules, ...larger, ...pairs];
  const isSmall = base.states <= MOST_STATES;
  const matrix = isSmall ? await matrixOf(source, base, laboratory) : undefined;
  const options = isSmall && results.length > 0 ? await optionsOf(source, laboratory) : undefined;
  const isViolated = base.properties.some(({ verdict }) => verdict === "violated");
  return {
    spec: source.file,
    hash: textHash(source.text),
    states: complete(base).states,
    verdicts: Object.fromEntries(base.properties.map((property) => [property.id, verdictText(property)])),
    without: results.map(changedBy),
    idle,
    ...(options === undefined ? {} : { options }),
    ...(matrix === undefined ? {} : { matrix }),
    ...(isViolated ? { suggested: await suggestedFor(source, laboratory) } : {}),
  };
}

async function optionsOf(source: SpecSource, laboratory: Laboratory): Promise<readonly Changed[]> {
  const ablated = await ablate(source, laboratory, { pairs: false });
  if (ablated.kind === "refused") throw new TypeError(`${source.file} has errors`);
  const telling = ablated.report.options.filter(({ loses, gains }) => loses.length + gains.length > 0);
  return telling.map(changedBy);
}

/** Each setting that the spec can have. */
async function matrixOf(source: SpecSource, base: Outcome, laboratory: Laboratory): Promise<readonly Changed[]> {
  const found: Changed[] = [];
  for (const setting of settings) {
    try {
      const compared = await compare([source], [parseAxis(setting)], laboratory);
      const outcome = compared.kind === "matrix" ? compared.matrix.cells[0]?.outcome : undefined;
      if (outcome === undefined) continue;
      found.push({ change: setting, ...effectsOf(comparison(base, outcome)), ...failure(outcome) });
    } catch (error) {
      if (!(error instanceof AxisError)) throw error; // the spec cannot have it
    }
  }
  return found;
}

async function suggestedFor(source: SpecSource, laboratory: Laboratory): Promise<Suggested> {
  const suggested = await suggest([source], laboratory, { mostChanges: 1, mostSets: 100_000 });
  if (suggested.kind !== "report") throw new TypeError(`${source.file}: ${suggested.kind}`);
  const { suggestions, vacuous, unavoidable, limit } = suggested.report;
  if (limit !== undefined && limit !== "changes") throw new TypeError(`${source.file}: cut by ${limit}`);
  return {
    answers: suggestions.map(answerText),
    vacuous: vacuous.length,
    unavoidable: unavoidable.map(({ property }) => property),
  };
}

const answerText = ({ changes }: Suggestion): string =>
  changes.map((item) => (item.kind === "add" ? ruleYaml(item.rule) : `without ${item.rules.join(" and ")}`)).join("; ");

const changedBy = ({ change, loses, gains, outcome }: AblationResult): Changed => ({
  change: changeText(change),
  ...effectsOf({ loses, gains }),
  ...failure(outcome),
});

function effectsOf({ loses, gains }: Pick<AblationResult, "loses" | "gains">): Effects {
  const texts = (effects: AblationResult["loses"]): Readonly<Record<string, string>> =>
    Object.fromEntries(effects.map(({ property, after, steps }) => [property, verdictText({ verdict: after, steps })]));
  return { loses: texts(loses), gains: texts(gains) };
}

/** A model that goes wrong has no verdicts, and says so in place of them. */
function failure(outcome: Outcome): Partial<Effects> {
  if (outcome.error !== undefined) return { loses: { "the model": `goes wrong: ${outcome.error.code}` } };
  complete(outcome);
  return {};
}

function complete(outcome: Outcome): Outcome {
  if (!outcome.complete) throw new TypeError(`a search was cut: ${outcome.limit?.kind ?? outcome.error?.code ?? "?"}`);
  return outcome;
}

const verdictText = ({ verdict, steps }: { readonly verdict: string; readonly steps?: number | undefined }): string =>
  steps === undefined ? verdict : `${verdict} in ${String(steps)}`;
