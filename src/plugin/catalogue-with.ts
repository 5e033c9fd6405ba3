import type { Policy, PolicyState } from "../policies";
import { allProcedures, bundledCatalogue, type Catalogue, type Point } from "../spec";
import { changesOf } from "./changes-of";
import { checkedRules } from "./check-rule";
import { PluginError, PluginMistake } from "./mistake";
import { nearestHint } from "./nearest-hint";
import type { LoadedPlugin, PluginPoint } from "./plugin";
import { diagnosticOf } from "./plugin-diagnostic";
import { Shape } from "./shape";
import { definedLike } from "./site";

/** What specs can name with these plug-ins. Throws a PluginError where they do not fit together. */
export function catalogueWith(plugins: readonly LoadedPlugin[]): Catalogue {
  const bundled = bundledCatalogue;
  if (plugins.length === 0) return bundled;
  const taken = new Set([
    ...bundled.policies.map(({ name }) => `policy "${name}"`),
    ...bundled.detectors.map(({ name }) => `detector "${name}"`),
    ...bundled.properties.map(({ id }) => `property "${id}"`),
    ...bundled.points.map(({ id }) => `decision point "${id}"`),
  ]);
  for (const loaded of plugins) guarded(loaded, loaded.plugin, () => checkNames(loaded, taken));
  const added = plugins.flatMap(({ plugin }) => plugin.decisionPoints ?? []);
  const [first, ...rest] = bundled.points;
  const points: Catalogue["points"] = [first, ...rest, ...added.map(({ point }) => point)];
  return {
    policies: [
      ...bundled.policies,
      ...plugins.flatMap((loaded) => (loaded.plugin.policies ?? []).map((policy) => safe(policy, loaded, points))),
    ],
    detectors: [...bundled.detectors, ...plugins.flatMap(({ plugin }) => plugin.detectors ?? [])],
    points,
    submitting: added.filter(submits).map(({ point }) => point.id),
    properties: [...bundled.properties, ...plugins.flatMap(({ plugin }) => plugin.properties ?? [])],
    changes: (world) =>
      plugins.flatMap((loaded) => guarded(loaded, loaded.plugin, () => changesOf(loaded.plugin, world))),
  };
}

const submits = ({ insert }: PluginPoint): boolean => insert !== undefined && insert.step.submit.length > 0;

/** Runs code of a plug-in, or looks at what it has defined. */
export function guarded<T>({ file, files }: LoadedPlugin, definition: object, run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (error instanceof PluginError) throw error;
    const [main = file] = files;
    throw new PluginError(diagnosticOf(error, file, main, files, definition));
  }
}

function checkNames({ plugin }: LoadedPlugin, taken: Set<string>): void {
  const claim = (what: string, subject: object): void => {
    if (taken.has(what)) throw new PluginMistake("plugin/duplicate-name", `there is another ${what}`, { subject });
    taken.add(what);
  };
  for (const policy of plugin.policies ?? []) claim(`policy "${policy.name}"`, policy);
  for (const detector of plugin.detectors ?? []) claim(`detector "${detector.name}"`, detector);
  for (const property of plugin.properties ?? []) claim(`property "${property.id}"`, property);
  for (const entry of plugin.decisionPoints ?? []) {
    claim(`decision point "${entry.point.id}"`, entry);
    if (entry.insert !== undefined) checkProcedureName(entry.insert.in, entry);
  }
  for (const procedure of plugin.procedures ?? []) {
    claim(`replacement of "${procedure.replaces}"`, procedure);
    checkProcedureName(procedure.replaces, procedure);
  }
}

function checkProcedureName(name: string, subject: object): void {
  const known = allProcedures;
  if (known.includes(name)) return;
  const hint = nearestHint(name, known) ?? `procedures: ${known.join(", ")}`;
  throw new PluginMistake("plugin/unknown-procedure", `the kernel has no procedure "${name}"`, { hint, subject });
}

/** The policy with mistakes in its code and in what it makes reported against the plug-in. */
function safe(policy: Policy, loaded: LoadedPlugin, points: readonly Point[]): Policy {
  const made: Policy = {
    ...policy,
    rules: (args, context) => guarded(loaded, policy, () => checkedRules(policy.rules(args, context), points, policy)),
    ...(policy.processes === undefined
      ? {}
      : { processes: (args, context) => guarded(loaded, policy, () => policy.processes?.(args, context) ?? []) }),
    ...(policy.state === undefined
      ? {}
      : {
          state: (args, context) => guarded(loaded, policy, () => checkedState(policy.state?.(args, context), policy)),
        }),
  };
  return definedLike(made, policy);
}

function checkedState(state: unknown, policy: object): PolicyState {
  const shape = new Shape("what state() returns", policy);
  const fields = shape.fields(state);
  for (const variable of shape.list(fields, "variables")) shape.text(shape.fields(variable), "name");
  shape.fields(fields.enums);
  return state as PolicyState;
}
