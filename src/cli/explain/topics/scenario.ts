import { pinDetectors } from "../../../policies";
import { actorSchema } from "../../../spec/schema";
import { kernelOf, kernelVersions, pageFields } from "../../../states";
import { kernelEvents } from "../../../states/events";
import { type KernelSwitch, kernelSwitches } from "../../../states/kernel-switches";
import { examplesWith, word } from "../bundled-examples";
import { lines, type Part, prose, type Topic } from "../topic";

export function switchTopics(): readonly Topic[] {
  return kernelSwitches.map((each): Topic => {
    const { key, name, doc, choices } = each;
    const byVersion = kernelVersions.map((version) => `${version}: ${String(kernelOf(version)?.[key] ?? "")}`);
    return {
      kind: "kernel switch",
      name,
      what: doc,
      parts: () => [
        ...Object.entries(choices ?? {}).map(([choice, meaning]): Part => prose(choice, meaning)),
        prose("by version", byVersion.join("; ")),
        ...lines("write", [`kernel: { version: "${kernelVersions[0] ?? ""}", ${name}: ${otherValue(each)} }`]),
        ...lines("used in", examplesWith(new RegExp(`${word(name)}: `))),
      ],
    };
  });
}

/** A value that the first version does not have. */
function otherValue({ key, choices }: KernelSwitch): string {
  const [version] = kernelVersions;
  const now = String(version === undefined ? "" : kernelOf(version)?.[key]);
  return (choices === undefined ? ["true", "false"] : Object.keys(choices)).find((value) => value !== now) ?? now;
}

/** What actors can do, as the schema of specs describes it. */
export function actorTopics(): readonly Topic[] {
  return actorSchema.options.map(({ shape }): Topic => {
    const { run, ...rest } = shape;
    const name = run.value;
    const options = Object.entries(rest as Readonly<Record<string, { readonly description?: string }>>);
    const needsPage = name === "cpu-store" || name === "buffered-write";
    return {
      kind: "actor",
      name,
      what: run.description ?? "",
      parts: () => [
        ...options.map(([option, { description = "" }]): Part => prose(option, description)),
        ...lines("write", ["actors:", `  somebody: { run: ${name}${needsPage ? ", page: 0" : ""} }`]),
        ...lines("used in", examplesWith(new RegExp(`run: ${word(name)}`))),
      ],
    };
  });
}

export function fieldTopics(): readonly Topic[] {
  const [detector] = pinDetectors;
  const { fields } = pageFields(
    detector?.pinned ??
      (() => {
        throw new Error("there is no pin detector");
      }),
  );
  return Object.entries(fields).map(
    ([name, { doc, type }]): Topic => ({
      kind: "field of a page",
      name,
      aliases: [`page.${name}`],
      what: doc,
      parts: () => [
        ...lines("write", [
          `when: ${type.kind === "bool" ? `page.${name}` : `page.${name} ${type.kind === "int" ? "> 0" : "!= none"}`}`,
        ]),
        ...lines("used in", examplesWith(new RegExp(`\\b\\w+\\.${name}\\b`))),
      ],
    }),
  );
}

export function eventTopics(): readonly Topic[] {
  return kernelEvents.map(
    ({ name, doc, args }): Topic => ({
      kind: "event",
      name,
      what: doc,
      parts: () => [
        prose("arguments", Object.keys(args).join(", ") || "none"),
        ...lines("write", [
          `- { id: mine, on: ${name}, require: "${"page" in args ? "page.cached" : "pages.exists(p, p.cached)"}" }`,
        ]),
      ],
    }),
  );
}
