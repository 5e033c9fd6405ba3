import type { SPEC_CODES } from "../spec-codes";
import { type Advice, inRule, inSpec } from "./advice";

export const yamlAdvice: Readonly<Record<Extract<keyof typeof SPEC_CODES, `yaml/${string}`>, Advice>> = {
  "yaml/alias": {
    why: "They make it hard to see what a spec says, and small texts can stand for very large ones.",
    mend: "Write the value out where it is needed; quote a text that begins with & or *.",
    ...inSpec("title: &t Pins\nsource: *t", "title: Pins\nsource: Pins"),
  },
  "yaml/duplicate-key": {
    why: "YAML readers disagree on which of the two counts.",
    mend: "Delete one of them, or make one map of both.",
    ...inSpec("limits: { states: 10 }\nlimits: { depth: 5 }", "limits: { states: 10, depth: 5 }"),
  },
  "yaml/empty": { mend: "Begin with `gupcheck: 1`; `gupcheck init` writes a spec to start from." },
  "yaml/key": {
    mend: "Keys are plain names; quote one that contains other characters.",
    ...inSpec("[a, b]: c", 'source: "c"'),
  },
  "yaml/multiple-documents": {
    mend: "Put each spec into a file of its own: a folder of specs is run at once.",
    ...inSpec("source: a\n---\nsource: b", "source: a"),
  },
  "yaml/null": {
    why: "A key without a value is mostly the beginning of something that was forgotten.",
    mend: "Give it a value, or delete it.",
    ...inSpec("source:", "source: a mail"),
  },
  "yaml/swallowed-comment": {
    why: "In YAML a # after a space begins a comment, so the rest of the condition is not there.",
    mend: "Quote the expression; write comments of an expression with //.",
  },
  "yaml/syntax": {
    mend: "Look at the place and just before it: an open quote or bracket, a missing space after a colon, a colon inside a text without quotes.",
    ...inSpec("title: 'Pins", "title: Pins"),
  },
  "yaml/tab": {
    mend: "Indent with spaces.",
    ...inSpec("system:\n\tpages: 2", "system:\n  pages: 2"),
  },
  "yaml/tag": {
    why: "A plain value that begins with ! is a tag in YAML, and the condition would be lost.",
    mend: "Quote the expression.",
    ...inRule(
      "{ id: r, at: page_mkwrite, do: wait, when: !page.dirty }",
      '{ id: r, at: page_mkwrite, do: wait, when: "!page.dirty" }',
    ),
  },
  "yaml/too-deep": { mend: "No spec needs such nesting: a bracket is probably missing." },
  "yaml/too-large": { mend: "A spec is a few dozen lines; split what is about different things." },
};
