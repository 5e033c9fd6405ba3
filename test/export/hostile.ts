import type { Model } from "../../src/model";
import { philosophers } from "../models/philosophers";

const HOSTILE = [
  'x"; system("rm -rf .") /*',
  "*/ int main() {",
  "*) (* \\* \\",
  "first\nactive proctype second() { do :: skip od }\n--",
  "if",
  "end_do",
  "é∀",
  "",
  "9 lives",
  "%s%n",
];

/**
 * The dining philosophers, three of them, with names that end strings and comments, begin statements, are words of the
 * languages, or are the same as others but for their punctuation.
 */
export function hostileModel(): Model {
  const model = philosophers(3);
  const awkward = (name: string): string =>
    `${HOSTILE[name.length % HOSTILE.length] ?? ""}${name.replace(/(\d)$/, "*/$1")}`;
  return {
    ...model,
    name: HOSTILE[0] ?? "",
    enums: { "do\n": ["if", "IF", "i-f", "i f", '"', ""] },
    sets: Object.fromEntries(Object.entries(model.sets).map(([set, names]) => [set, names.map(awkward)])),
    variables: [
      ...model.variables.map((variable) => ({ ...variable, doc: HOSTILE.join(" ") })),
      ...["active", "Init", "now", "P philosopher0", "none", "começo", "a-b", "a_b", "A b"].map((name) => ({
        name,
        type: { kind: "enum" as const, name: "do\n" },
        index: [],
        init: [["i f"]],
        constant: false,
        ghost: false,
        doc: "--> newline\n */ */ *)",
      })),
    ],
    processes: model.processes.map((process, position) => ({
      ...process,
      name: `${HOSTILE[position] ?? ""}#`,
      doc: HOSTILE.join("\n"),
      steps: process.steps.map((step) => ({
        ...step,
        fn: HOSTILE[2] ?? "",
        file: HOSTILE[1] ?? "",
        alternatives: step.alternatives.map((alternative) => ({ ...alternative, rule: HOSTILE.join("\n") })),
      })),
    })),
    properties: model.properties.map((property) => ({ ...property, doc: HOSTILE.join("\n") })),
  };
}
