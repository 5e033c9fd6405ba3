import type { YAMLError } from "yaml";
import type { Findings } from "./findings";

/** Reports what the YAML parser could not read; only the first problem of each line, the others follow from it. */
export function reportSyntaxErrors(errors: readonly YAMLError[], findings: Findings): void {
  const seen = new Set<number>();
  for (const error of errors) {
    const [start, end] = error.pos;
    const lineStart = findings.text.lastIndexOf("\n", Math.max(0, start - 1)) + 1;
    if (seen.has(lineStart)) continue;
    seen.add(lineStart);
    const span = { start, end: Math.max(end, start + 1) };
    if (error.code === "TAB_AS_INDENT") {
      findings.error("yaml/tab", span, "the line is indented with a tab", "indent with spaces");
      continue;
    }
    const [first = ""] = error.message.split("\n");
    findings.error("yaml/syntax", span, `this is not YAML: ${uncapitalised(first)}`, hintFor(error));
  }
}

function hintFor({ code }: YAMLError): string | undefined {
  switch (code) {
    case "BLOCK_AS_IMPLICIT_KEY":
    case "MULTILINE_IMPLICIT_KEY":
      return 'a text with ": " in it, such as the expression a ? b : c, must be quoted';
    case "BAD_SCALAR_START":
      return "put the value in quotes";
    case "UNEXPECTED_TOKEN":
      return "something follows the end of a value; an expression that begins with a quote must be quoted as a whole";
    case "MISSING_CHAR":
    case "BAD_INDENT":
      return "look for a bracket or quote that is never closed, and for lines that are not indented alike";
    default:
      return undefined;
  }
}

function uncapitalised(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
