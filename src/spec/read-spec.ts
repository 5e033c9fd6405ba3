import type { Program } from "../model";
import { joinStates, openProgram } from "../policies";
import type { Scenario, World } from "../states";
import { bundledCatalogue, type Catalogue } from "./catalogue";
import { checkOneEntry } from "./check-one-entry";
import { conform } from "./conform";
import { stateOf } from "./declared-state";
import { defaultProperties } from "./default-properties";
import type { Findings } from "./findings";
import { startOf } from "./place";
import { allProcedures } from "./presets";
import { readActors } from "./read-actors";
import { readExpect } from "./read-expect";
import { readKernel } from "./read-kernel";
import { readLimits } from "./read-limits";
import { detectorOf, readPolicy } from "./read-policy";
import { type PlacedProperty, readProperties } from "./read-properties";
import { readState } from "./read-state";
import { readSystem } from "./read-system";
import { readYaml } from "./read-yaml";
import { headerSchema, schemasOf } from "./schema";
import type { ActorOrigin, Spec } from "./spec";
import { didYouMean } from "./suggest";
import { describeTree, type MapTree, type Tree, valueAt } from "./tree";
import type { Surroundings } from "./vocabulary-at";
import { warnOfBlindDetector, warnOfRules } from "./warn-of-rules";
import { warnOfState } from "./warn-of-state";

/** Reads a spec; undefined where there is an error. All sections are read, whatever is wrong with the others. */
export function readSpec(file: string, catalogue: Catalogue, findings: Findings): Spec | undefined {
  const tree = readYaml(findings);
  if (tree === undefined || tree.kind === "broken") return undefined;
  if (tree.kind !== "map") {
    findings.error(
      "spec/wrong-type",
      startOf(tree),
      `a spec must be a map, not ${describeTree(tree)}`,
      "begin with: gupcheck: 1",
    );
    return undefined;
  }
  const header = readHeader(tree, findings);
  const headerErrors = findings.errors;
  const system = readSystem(valueAt(tree, "system"), findings);
  const actors = readActors(valueAt(tree, "actors"), system, findings);
  const kernel = readKernel(valueAt(tree, "kernel"), findings);
  const scenario: Scenario = { ...system, actors };
  const world: World = { kernel, scenario };
  if (findings.errors === headerErrors) checkOneEntry(scenario, tree, findings);
  const scenarioIsSound = findings.errors === headerErrors;

  const policy = valueAt(tree, "policy");
  const detector = detectorOf(policy, catalogue);
  const changes = catalogue.changes(world);
  const declared = readState(valueAt(policy, "state"), catalogue, findings);
  const ownState = stateOf(declared);
  const program = openProgram({ name: "spec", world, properties: [], state: ownState, changes });
  const surroundings: Surroundings = {
    program,
    actors: namesOf(program, valueAt(tree, "actors")),
    pinned: detector.pinned,
    procedures: [...new Set([...allProcedures, ...program.procedures.map(({ name }) => name)])],
    catalogue,
    state: declared,
  };
  const { rules, processes, states } = readPolicy(policy, surroundings, world, findings);
  if (scenarioIsSound) {
    warnOfRules(rules, program, findings);
    if (findings.errors === headerErrors) warnOfState(declared, rules, findings);
    const pinsPages = actors.some(({ run }) => run === "direct-io-read");
    warnOfBlindDetector(rules, detector, kernel, pinsPages, valueAt(policy, "pin-detector")?.span, findings);
  }

  const listed = valueAt(tree, "properties");
  const errors = findings.errors;
  const properties: readonly Partial<PlacedProperty>[] =
    listed === undefined
      ? defaultProperties(scenario, program).map((property) => ({ property }))
      : readProperties(listed, surroundings, findings);
  const selected = properties.flatMap(({ property }) => property ?? []);
  const expectations = readExpect(
    valueAt(tree, "expect"),
    selected.map(({ id }) => id),
    findings.errors > errors ? idsIn(listed, catalogue) : [],
    findings,
  );
  const limits = readLimits(valueAt(tree, "limits"), findings);
  if (findings.errors > 0 || header === undefined) return undefined;
  const { title, description, source, claims, bugs } = header;
  return {
    file,
    title,
    ...(description === undefined ? {} : { description }),
    ...(source === undefined ? {} : { source }),
    claims: claims ?? [],
    bugs: bugs ?? [],
    assembly: {
      name: title,
      world,
      detector,
      rules: rules.map(({ rule }) => rule),
      properties: selected,
      processes,
      state: joinStates([ownState, ...states]),
      changes,
    },
    actors: actorsIn(valueAt(tree, "actors")),
    rules: rules.map(({ rule, policy: from, note, span }) => ({
      rule: rule.id,
      ...(from === undefined ? {} : { policy: from }),
      ...(note === undefined ? {} : { note }),
      span,
    })),
    properties: properties.flatMap(({ property, span }) =>
      property === undefined ? [] : [{ property: property.id, ...(span === undefined ? {} : { span }) }],
    ),
    expectations,
    limits,
  };
}

/** The keys at the top, and what stands there itself; the sections are read elsewhere. */
function readHeader(tree: MapTree, findings: Findings) {
  const known = Object.keys(schemasOf(bundledCatalogue).spec.shape);
  const own = Object.keys(headerSchema.shape);
  const present = new Set(tree.entries.map(({ key }) => key));
  for (const { key, keySpan } of tree.entries) {
    if (known.includes(key)) continue;
    const missing = known.filter((candidate) => !present.has(candidate));
    const hint = didYouMean(key, missing) ?? `its keys are: ${known.join(", ")}`;
    findings.error("spec/unknown-key", keySpan, `a spec has no key "${key}"`, hint);
  }
  for (const key of ["system", "actors"]) {
    if (present.has(key)) continue;
    findings.error("spec/missing-key", startOf(tree), `the spec lacks "${key}"`, `add "${key}: …"`);
  }
  const entries = tree.entries.filter(({ key }) => own.includes(key));
  return conform(headerSchema, { ...tree, entries }, "the spec", findings);
}

/** The processes in the order of the program, then the actors that could not be read. */
function namesOf({ processes }: Program, actors: Tree | undefined): readonly string[] {
  const known = processes.map(({ name }) => name);
  const written = actors?.kind === "map" ? actors.entries.map(({ key }) => key) : [];
  return [...known, ...written.filter((name) => !known.includes(name))];
}

/** The actors where they are named. */
function actorsIn(actors: Tree | undefined): readonly ActorOrigin[] {
  return actors?.kind === "map" ? actors.entries.map(({ key, keySpan }) => ({ actor: key, span: keySpan })) : [];
}

/** What may be meant where some properties could not be read: their ids, and those of all built-in ones. */
function idsIn(properties: Tree | undefined, catalogue: Catalogue): readonly string[] {
  const items = properties?.kind === "list" ? properties.items : [];
  const own = items.flatMap((item) => {
    const id = valueAt(item, "id");
    return id?.kind === "scalar" ? [id.content] : [];
  });
  return [...own, ...catalogue.properties.map(({ id }) => id)];
}
