import type { YAMLError } from "yaml";
import type { Span } from "./diagnostic";
import type { Findings } from "./findings";

/**
 * Reports what the YAML parser could not read; only the first problem of each line, the others follow from it.
 * `openQuote` is where a quote is that is never closed.
 */
export function reportSyntaxErrors(
  problems: readonly YAMLError[],
  openQuote: Span | undefined,
  findings: Findings,
): void {
  const { text } = findings;
  const tags = problems.filter(({ code }) => code === "TAG_RESOLVE_FAILED");
  const seen = new Set<number>();
  for (const error of problems) {
    if (error.code === "TAG_RESOLVE_FAILED") continue;
    if (error.code === "MISSING_CHAR" && openQuote !== undefined) {
      const hint = "close it, and write it twice where it belongs to the text";
      findings.error("yaml/syntax", openQuote, "this quote is never closed", hint);
      return;
    }
    const [start, end] = error.pos;
    const lineStart = text.lastIndexOf("\n", Math.max(0, start - 1)) + 1;
    if (seen.has(lineStart)) continue;
    seen.add(lineStart);
    const tag = tags.find(({ pos }) => pos[0] >= lineStart && pos[0] < start);
    if (tag !== undefined) {
      const [line = ""] = text.slice(tag.pos[0]).split("\n", 1);
      reportTag(line.trimEnd(), tag.pos[0], findings);
      continue;
    }
    const span = { start, end: Math.max(end, start + 1) };
    if (error.code === "TAB_AS_INDENT") {
      findings.error("yaml/tab", span, "the line is indented with a tab", "indent with spaces");
      continue;
    }
    const [first = ""] = error.message.split("\n");
    findings.error("yaml/syntax", span, `this is not YAML: ${uncapitalised(first)}`, hintFor(error));
  }
}

/** Reports a value that begins with an exclamation mark: most often a negation. */
export function reportTag(written: string, start: number, findings: Findings): void {
  const quotable = !/["\\\n]/.test(written) && !written.startsWith("!!");
  const hint = quotable ? `quote the expression: "${written}"` : "delete the tag, or quote the value";
  const span = { start, end: start + written.length };
  findings.error("yaml/tag", span, "a value that begins with ! is read as a YAML tag", hint);
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
