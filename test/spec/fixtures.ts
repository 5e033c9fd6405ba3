import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const folder = join(__dirname, "fixtures");
const bundled = join(__dirname, "../../specs");

export interface SpecFile {
  readonly name: string;
  readonly text: string;
}

function yamlFiles(root: string): readonly SpecFile[] {
  try {
    return readdirSync(root, { recursive: true, encoding: "utf8" })
      .filter((name) => /\.ya?ml$/.test(name))
      .sort()
      .map((name) => ({ name, text: readFileSync(join(root, name), "utf8") }));
  } catch {
    // There is no such folder.
    return [];
  }
}

/** The sample specs of these tests. */
export const fixtures = yamlFiles(folder);

/** The specs that gupcheck comes with. */
export const bundledSpecs = yamlFiles(bundled);
