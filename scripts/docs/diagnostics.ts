import { allTopics } from "../../src/cli/explain/topics";
import { code, table } from "./table";

/** What the families of codes are about, in the order of the document. */
const FAMILIES: Readonly<Record<string, string>> = {
  yaml: "The text of a spec is not YAML that can be read",
  spec: "What a spec says",
  expression: "Conditions, and other expressions",
  model: "The woven model; without a plug-in, a bug in gupcheck",
  plugin: "Plug-ins",
  trace: "Trace files",
  checkpoint: "Checkpoints",
  export: "Exports to other checkers",
  cli: "Files",
  internal: "gupcheck itself",
};

/** docs/diagnostics.md: every code that a message can have. Throws where a family is not listed. */
export function diagnostics(): string {
  const topics = allTopics().filter(({ kind }) => kind === "diagnostic");
  const familyOf = (name: string): string => name.split("/")[0] ?? "";
  const strange = topics.find(({ name }) => !(familyOf(name) in FAMILIES));
  if (strange !== undefined) throw new Error(`no family for ${strange.name}`);
  const sections = Object.entries(FAMILIES).map(([family, about]) => {
    const rows = topics
      .filter(({ name }) => familyOf(name) === family)
      .map(({ name, what, parts }) => {
        const mend = parts().find(({ title }) => title === "mend");
        return [code(name), what, mend !== undefined && "prose" in mend ? mend.prose : ""];
      });
    return `## ${code(family)}\n${about}.\n\n${table(["code", "what", "how to mend it"], rows)}`;
  });
  return `# Codes of messages

<!-- Made from the code by \`npm run docs\`; do not edit. -->

Every error and warning ends with a code in brackets. Codes are stable; \`gupcheck explain CODE\` also says why, and shows for
most codes of specs what is wrong beside what is right.

${sections.join("\n\n")}
`;
}
