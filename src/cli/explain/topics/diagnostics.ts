import { DIAGNOSTIC_CODES, type DiagnosticCode } from "../../../spec";
import { advice, type Example } from "../../../spec/advice";
import { OTHER_CODES } from "../../code-meanings";
import { lines, type Part, prose, type Topic } from "../topic";

/** Every code that a diagnostic can have. */
export function diagnosticTopics(): readonly Topic[] {
  const ofSpecs = Object.keys(DIAGNOSTIC_CODES) as readonly DiagnosticCode[];
  return [
    ...ofSpecs.map((code): Topic => {
      const { why, mend, example } = advice[code];
      return topic(code, DIAGNOSTIC_CODES[code], () => [
        ...(why === undefined ? [] : [prose("why", why)]),
        prose("mend", mend),
        ...(example === undefined ? [] : exampleParts(example)),
      ]);
    }),
    ...Object.entries(OTHER_CODES).map(([code, { what, mend }]) => topic(code, what, () => [prose("mend", mend)])),
  ];
}

/** A code is also known without its family. */
function topic(name: string, what: string, parts: () => readonly Part[]): Topic {
  return { kind: "diagnostic", name, aliases: name.split("/").slice(1), what, parts };
}

function exampleParts({ of, wrong, right }: Example): readonly Part[] {
  const shown = (text: string): readonly string[] =>
    of === "when" ? [`when: ${JSON.stringify(text)}`] : of === "rule" ? [`- ${text}`] : text.split("\n");
  return [...lines("instead of", shown(wrong)), ...lines("write", shown(right))];
}
