import { loadSpec } from "../../src/spec";
import { type Diagnostic, positionOf } from "../../src/spec/diagnostic";

/** `error spec/unknown-key 2:3 "titel"`: severity, code, line and column, and the text that the span covers. */
export function shown(text: string): readonly string[] {
  return loadSpec(text, "spec.yaml").diagnostics.map((diagnostic) => show(diagnostic, text));
}

function show({ severity, code, span }: Diagnostic, text: string): string {
  const { line, column } = positionOf(text, span.start);
  return `${severity} ${code} ${line}:${column} ${JSON.stringify(text.slice(span.start, span.end))}`;
}

/** A small valid spec with some of its sections replaced; an empty text leaves a section out. */
export function specWith(sections: Readonly<Record<string, string>> = {}): string {
  const all = {
    gupcheck: "gupcheck: 1",
    title: "title: t",
    system: "system: { pages: 2 }",
    actors: "actors:\n  app: { run: direct-io-read, buffer: [0] }\n  flusher: { run: writeback }",
    kernel: 'kernel: { version: "6.5" }',
    ...sections,
  };
  return Object.values(all)
    .filter((section) => section !== "")
    .map((section) => `${section}\n`)
    .join("");
}

/** The spec with a policy of these rules. */
export function withRules(...rules: readonly string[]): string {
  return specWith({ policy: ["policy:", "  rules:", ...rules.map((rule) => `    - ${rule}`)].join("\n") });
}

/** The spec with a policy that has this state, in line 10, and these rules, from line 12 on. */
export function withState(state: string, ...rules: readonly string[]): string {
  const lines = ["policy:", "  state:", `    ${state}`, ...(rules.length === 0 ? [] : ["  rules:"])];
  return specWith({ policy: [...lines, ...rules.map((rule) => `    - ${rule}`)].join("\n") });
}
