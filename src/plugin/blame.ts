import { checkProgram, type ModelDiagnostic } from "../model";
import { type Assembly, openProgram, wovenProgram } from "../policies";
import { type PluginDiagnostic, PluginMistake } from "./mistake";
import type { LoadedPlugin } from "./plugin";
import { diagnosticOf } from "./plugin-diagnostic";
import { hasSite, siteOf } from "./site";

/**
 * Which definition of a plug-in makes a model ill-formed: each is put into the kernel alone. Undefined where none of them
 * does.
 */
export function blame(assembly: Assembly, plugins: readonly LoadedPlugin[]): PluginDiagnostic | undefined {
  const { rules, properties, changes = [] } = assembly;
  const base: Assembly = { ...assembly, rules: [], properties: [], changes: [] };
  const suspects: readonly (readonly [definition: object, alone: Assembly])[] = [
    ...changes.map((change) => [change, { ...base, changes: [change] }] as const),
    ...rules.map((rule) => [rule, { ...base, changes, rules: [rule] }] as const),
    ...properties.map((property) => [property, { ...base, properties: [property] }] as const),
  ];
  for (const [definition, alone] of suspects) {
    if (!hasSite(definition)) continue;
    const found = faultOf(alone) ?? faultOfOpen(alone);
    if (found !== undefined) return diagnosed(found, definition, plugins);
  }
  const [first] = plugins;
  const found = faultOf(base);
  return first === undefined || found === undefined ? undefined : diagnosed(found, first.plugin, plugins);
}

function faultOf(assembly: Assembly): string | undefined {
  try {
    const [fault] = checkProgram(wovenProgram(assembly), { decisions: "woven" });
    return fault && textOf(fault);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Names in scope of a decision point are looked at only while it is open. */
function faultOfOpen(assembly: Assembly): string | undefined {
  const [fault] = checkProgram(openProgram(assembly));
  return fault && textOf(fault);
}

function textOf({ message, where, suggestion }: ModelDiagnostic): string {
  const place = [where.procedure, where.label, where.process, where.property, where.variable]
    .filter((part) => part !== undefined)
    .join(", ");
  const near = suggestion === undefined ? "" : ` (did you mean "${suggestion}"?)`;
  return `${message}${place === "" ? "" : ` (${place})`}${near}`;
}

function diagnosed(fault: string, definition: object, plugins: readonly LoadedPlugin[]): PluginDiagnostic | undefined {
  const owner = plugins.find(({ files }) => siteOf(definition, files) !== undefined) ?? plugins[0];
  if (owner === undefined) return undefined;
  const mistake = new PluginMistake("plugin/ill-formed", `this makes an ill-formed model: ${fault}`, {
    subject: definition,
  });
  return diagnosticOf(mistake, owner.file, owner.file, owner.files);
}
