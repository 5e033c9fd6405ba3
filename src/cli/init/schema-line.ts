import { existsSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";

const IN_PACKAGE = join("node_modules", "gupcheck", "schema", "policy.schema.json");

/** Where an editor finds the schema: installed above the spec, or in a copy beside it. */
export interface SchemaPlace {
  /** From the spec, with slashes. */
  readonly reference: string;
  /** The copy has to be written there. */
  readonly copy?: string;
}

/**
 * Where the schema of a spec is. A path to the program that runs would be right on this machine only, so where gupcheck
 * is not installed in the project the spec gets a copy of the schema, to be committed with it.
 */
export function schemaPlace(spec: string): SchemaPlace {
  const home = dirname(resolve(spec));
  for (let folder = home; ; folder = dirname(folder)) {
    const file = join(folder, IN_PACKAGE);
    if (existsSync(file)) return { reference: relative(home, file).split(sep).join("/") };
    if (folder === dirname(folder)) break;
  }
  return { reference: "./policy.schema.json", copy: join(dirname(spec), "policy.schema.json") };
}

/** The first line of a spec, which editors read. */
export const schemaLine = ({ reference }: SchemaPlace): string => `# yaml-language-server: $schema=${reference}\n`;
