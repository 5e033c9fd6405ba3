import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { packageFile } from "../version";

/** A spec to start from. */
export interface Template {
  readonly name: string;
  readonly title: string;
  readonly text: string;
}

/** The one that is taken where none is named. */
export const DEFAULT_TEMPLATE = "direct-io";

/** The templates, by name. They lie beside the code, where gupcheck is installed. */
export function templates(): readonly Template[] {
  const folder = templateFolder("specs");
  return readdirSync(folder)
    .filter((file) => file.endsWith(".yaml"))
    .sort()
    .map((file) => {
      const text = readFileSync(join(folder, file), "utf8");
      return { name: file.replace(/\.yaml$/, ""), title: /^title: (.*)$/m.exec(text)?.[1] ?? "", text };
    });
}

/** What runs gupcheck in a CI server, with `{{version}}` and `{{path}}` to be filled in. */
export function ciTemplate(server: "github" | "gitlab"): string {
  return readFileSync(join(templateFolder("ci"), `${server}.yml`), "utf8");
}

function templateFolder(name: string): string {
  return join(dirname(packageFile() ?? "."), "templates", name);
}
