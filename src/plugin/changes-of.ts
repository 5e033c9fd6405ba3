import { type Procedure, type Program, withCallees } from "../model";
import type { ProgramChange } from "../policies";
import { kernelProgram, type World } from "../states";
import { PluginMistake } from "./mistake";
import { nearestHint } from "./nearest-hint";
import type { Plugin, PluginPoint, PluginProcedure } from "./plugin";
import { definedLike } from "./site";

/** What a plug-in changes in the procedures of a world: replacements first, decisions in what comes of that. */
export function changesOf(plugin: Plugin, world: World): readonly ProgramChange[] {
  const { procedures = [], decisionPoints = [] } = plugin;
  if (procedures.length + decisionPoints.length === 0) return [];
  const program = kernelProgram("", world, []);
  const replaced = procedures.flatMap((each) => replacementOf(each, world, program, plugin));
  const current = program.procedures.map(
    (original) => replaced.find(({ procedures: [first] }) => first.name === original.name)?.procedures[0] ?? original,
  );
  return [...replaced, ...decisionPoints.flatMap((point) => insertionOf(point, current, plugin))];
}

type Replacement = Extract<ProgramChange, { readonly kind: "replace" }>;

function replacementOf(
  wanted: PluginProcedure,
  world: World,
  program: Program,
  plugin: Plugin,
): readonly Replacement[] {
  const original = program.procedures.find(({ name }) => name === wanted.replaces);
  if (original === undefined) return [];
  const [built, ...callees] = withCallees([wanted.build(world)]);
  if (built === undefined || signature(built) !== signature(original)) {
    const message = `"${wanted.replaces}" is replaced by a procedure with another name, other parameters or other exits`;
    const hint = `it is ${signature(original)}`;
    throw new PluginMistake("plugin/wrong-signature", message, { hint, subject: wanted });
  }
  return [place({ kind: "replace", procedures: [built, ...callees] }, wanted, plugin)];
}

function signature({ name, params, exits }: Procedure): string {
  const listed = params.map((param) => `${param.name}: ${JSON.stringify(param.type)}`);
  return `${name}(${listed.join(", ")}) with the exits ${[...exits].sort().join(", ")}`;
}

function insertionOf(wanted: PluginPoint, procedures: readonly Procedure[], plugin: Plugin): readonly ProgramChange[] {
  const { insert } = wanted;
  const procedure = procedures.find(({ name }) => name === insert?.in);
  if (insert === undefined || procedure === undefined) return [];
  const labels = procedure.body.map(({ label }) => label);
  if (!labels.includes(insert.before)) {
    const message = `"${insert.in}" has no step "${insert.before}"`;
    const hint = nearestHint(insert.before, labels) ?? `its steps: ${labels.join(", ")}`;
    throw new PluginMistake("plugin/unknown-label", message, { hint, subject: wanted });
  }
  return [place({ kind: "insert", ...insert }, wanted, plugin)];
}

function place<T extends ProgramChange>(change: T, origin: object, plugin: Plugin): T {
  return definedLike(definedLike(change, plugin), origin);
}
