import type { CheckResult, PropertyResult, Verdict } from "../checker";
import { Interpreter, type Model, type ModelProperty } from "../model";
import { judge } from "./judge";
import type {
  ActorReport,
  AskedLimits,
  PlacedDiagnostic,
  PropertyReport,
  Region,
  RuleReport,
  SimulationAsked,
  SpecResult,
} from "./spec-result";
import { traceReport } from "./trace";

/** Where in its text a spec says what. */
export interface SpecPlaces {
  /** By id of the property. */
  readonly properties: ReadonlyMap<string, Region>;
  readonly expectations: ReadonlyMap<string, Region>;
  readonly rules: readonly RuleReport[];
  readonly actors: readonly ActorReport[];
}

/** What is known of a spec apart from its model. */
export interface SpecFacts {
  readonly spec: string;
  readonly title: string;
  readonly source?: string;
  readonly claims: readonly string[];
  readonly bugs: readonly string[];
  readonly bounds: readonly string[];
  readonly expectations: readonly {
    readonly property: string;
    readonly verdict: Verdict;
    readonly differs?: string;
  }[];
  /** The properties that the spec asks for by name; the others are checked by default. */
  readonly named: readonly string[];
  readonly limits: AskedLimits;
  readonly simulation?: SimulationAsked;
  readonly memoryLimit: number;
  readonly warnings: readonly PlacedDiagnostic[];
  /** The rule that is behind a mark of the model. */
  readonly rules: ReadonlyMap<string, string>;
  readonly places?: SpecPlaces;
}

/** Puts together what a check of a spec came to, its counterexamples in words. */
export function specResult(facts: SpecFacts, model: Model, result: CheckResult): SpecResult {
  const interpreter = new Interpreter(model);
  const { spec, title, source, claims, bugs, bounds, limits, warnings, memoryLimit, simulation } = facts;
  return {
    spec,
    title,
    ...(source === undefined ? {} : { source }),
    claims,
    bugs,
    bounds,
    hasExpectations: facts.expectations.length > 0,
    properties: result.properties.flatMap((found) => {
      const property = model.properties.find(({ id }) => id === found.id);
      return property === undefined ? [] : [propertyReport(property, found, facts, interpreter)];
    }),
    rules: facts.places?.rules ?? [],
    actors: facts.places?.actors ?? [],
    complete: result.complete,
    ...(result.limit === undefined ? {} : { limit: result.limit }),
    limits,
    ...(simulation === undefined ? {} : { simulation }),
    states: result.states,
    transitions: result.transitions,
    depth: result.depth,
    exploredDepth: result.exploredDepth,
    ghosts: model.variables.filter(({ ghost }) => ghost).map(({ name }) => name),
    modelHash: result.modelHash,
    ...(result.omissionProbability === undefined ? {} : { omissionProbability: result.omissionProbability }),
    warnings,
    stats: { ...result.stats, memoryLimit },
  };
}

function propertyReport(
  property: ModelProperty,
  { verdict, trace, missing, shortest, fairness, limit, plain, stuck }: PropertyResult,
  { expectations, rules, places, named }: SpecFacts,
  interpreter: Interpreter,
): PropertyReport {
  const { id, doc } = property;
  const expectation = expectations.find((candidate) => candidate.property === id);
  const location = places?.properties.get(id);
  const expectedAt = places?.expectations.get(id);
  return {
    id,
    doc,
    ...(location === undefined ? {} : { location }),
    ...(expectedAt === undefined ? {} : { expectedAt }),
    verdict,
    ...(shortest === undefined ? {} : { shortest }),
    ...(expectation === undefined ? {} : { expected: expectation.verdict }),
    ...(expectation?.differs === undefined ? {} : { differs: expectation.differs }),
    judgement: judge(verdict, expectation?.verdict, named.includes(id)),
    vacuity: missing,
    ...(fairness === undefined ? {} : { assumptions: fairness }),
    ...(limit === undefined ? {} : { limit }),
    ...(plain === undefined ? {} : { plain }),
    ...(trace === undefined
      ? {}
      : {
          trace: traceReport(trace, property, interpreter, rules, {
            ...(fairness === undefined ? {} : { fairness }),
            ...(stuck === undefined ? {} : { stuck }),
          }),
        }),
  };
}
