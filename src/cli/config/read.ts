import { lstatSync, readFileSync, realpathSync } from "node:fs";
import { dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { InvalidArgumentError } from "commander";
import { concernNames, type PlacedDiagnostic } from "../../report";
import { conform } from "../../spec/conform";
import { Findings } from "../../spec/findings";
import { readYaml } from "../../spec/read-yaml";
import { didYouMean } from "../../spec/suggest";
import { type Tree, valueAt } from "../../spec/tree";
import { placed, unplaced } from "../diagnostics";
import { failureOf } from "../failure";
import { type OutputChoice, outputChoice } from "../option-values";
import { type ConfigData, configSchema } from "./schema";

/** A configuration as it counts: paths from where gupcheck runs. */
export interface Config {
  readonly kind: "config";
  /** The file, from where gupcheck runs. */
  readonly file: string;
  readonly data: Omit<ConfigData, "format">;
  readonly format?: readonly OutputChoice[];
}

interface Refused {
  readonly kind: "refused";
  readonly diagnostics: readonly PlacedDiagnostic[];
}

/** Reads a configuration, or says what is wrong with it, each mistake at its place. */
export function readConfig(path: string): Config | Refused {
  const file = fromHere(path);
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(path));
  } catch (error) {
    return { kind: "refused", diagnostics: [unplaced("cli/unreadable", file, failureOf(error).message)] };
  }
  const findings = new Findings(text);
  const isEmpty = text.replace(/^\s*(#.*)?$/gm, "").trim() === "";
  const tree = isEmpty ? undefined : readYaml(findings);
  const data =
    tree === undefined
      ? {}
      : conform(configSchema, tree, "the configuration", findings, ({ path: [key] }) => {
          return key === "fail-on" && namesConcerns(valueAt(tree, key), findings);
        });
  const format = data?.format?.reduce<readonly OutputChoice[]>(
    (before, choice, at) => formatOf(choice, before, itemAt(tree, "format", at), path, findings),
    [],
  );
  for (const [at, each] of (data?.paths ?? []).entries()) {
    if (isInside(path, each)) continue;
    findings.error("spec/bad-format", spanOf(itemAt(tree, "paths", at)), ...outsideText("specs", each));
  }
  if (data?.baseline !== undefined && !isInside(path, data.baseline)) {
    findings.error("spec/bad-format", spanOf(valueAt(tree, "baseline")), ...outsideText("a baseline", data.baseline));
  }
  if (data === undefined || findings.errors > 0) {
    return { kind: "refused", diagnostics: findings.diagnostics.map((found) => placed(found, { file, text })) };
  }
  const from = (each: string): string => fromHere(resolve(dirname(path), each));
  const { format: _, paths, baseline, plugins, ...rest } = data;
  return {
    kind: "config",
    file,
    data: {
      ...rest,
      ...(paths === undefined ? {} : { paths: paths.map(from) }),
      ...(baseline === undefined ? {} : { baseline: from(baseline) }),
      ...(plugins === undefined ? {} : { plugins: plugins.map(from) }),
    },
    ...(format === undefined ? {} : { format }),
  };
}

/** Says which words of a list are no concerns, and what was meant; false where it is no list of words. */
function namesConcerns(tree: Tree | undefined, findings: Findings): boolean {
  if (tree?.kind !== "list") return false;
  const names: readonly string[] = concernNames;
  const wrong = tree.items.flatMap((item) => (item.kind === "scalar" && !names.includes(item.content) ? [item] : []));
  for (const { span, content } of wrong) {
    const hint = didYouMean(content, names) ?? `possible values: ${names.join(", ")}`;
    findings.error("spec/unknown-value", span, `"fail-on" cannot have "${content}"`, hint);
  }
  return wrong.length > 0;
}

/** A format of the configuration; its file lies in the folder of the configuration or below. */
function formatOf(
  text: string,
  before: readonly OutputChoice[],
  tree: Tree | undefined,
  config: string,
  findings: Findings,
): readonly OutputChoice[] {
  try {
    const chosen = outputChoice(text, before);
    const last = chosen.at(-1);
    if (last?.file === undefined) return chosen;
    if (!isInside(config, last.file)) {
      findings.error("spec/bad-format", spanOf(tree), ...outsideText("output", last.file));
    }
    return [...chosen.slice(0, -1), { ...last, file: fromHere(resolve(dirname(config), last.file)) }];
  } catch (error) {
    if (!(error instanceof InvalidArgumentError)) throw error;
    findings.error("spec/unknown-value", spanOf(tree), `"format" cannot be "${text}"`, error.message);
    return before;
  }
}

function outsideText(what: string, path: string): readonly [message: string, hint: string] {
  return [
    `"${path}" is not in the folder of the configuration`,
    `a configuration may come from anybody: name ${what} elsewhere on the command line`,
  ];
}

/** Whether a path of a configuration stays in its folder, symbolic links followed. */
function isInside(config: string, path: string): boolean {
  const folder = realpathSync(dirname(config));
  const isBelow = (place: string): boolean => {
    const way = relative(folder, place);
    return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
  };
  const target = resolve(folder, path);
  if (!isBelow(target)) return false;
  // The nearest folder that exists: what does not can lead nowhere else. A link to nowhere leads somewhere all the same.
  for (let place = target; ; place = dirname(place)) {
    const found = lstatSync(place, { throwIfNoEntry: false });
    if (found === undefined) continue;
    try {
      return isBelow(join(realpathSync(place), relative(place, target)));
    } catch {
      return false;
    }
  }
}

const itemAt = (tree: Tree | undefined, key: string, at: number): Tree | undefined => {
  const found = valueAt(tree, key);
  return found?.kind === "list" ? found.items[at] : found;
};

const spanOf = (tree: Tree | undefined) => tree?.span ?? { start: 0, end: 0 };

function fromHere(path: string): string {
  const way = relative(".", path);
  return way === "" ? "." : way.startsWith(`..${sep}..${sep}`) ? path : way;
}
