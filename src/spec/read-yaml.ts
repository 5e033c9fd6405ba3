import { isScalar, parseDocument, visit } from "yaml";
import type { Span } from "./diagnostic";
import type { Findings } from "./findings";
import type { Tree } from "./tree";
import { YamlConverter } from "./yaml-converter";
import { tooDeepAt } from "./yaml-depth";
import { reportSyntaxErrors } from "./yaml-error";

/** A spec may have so many characters. */
const MAX_LENGTH = 256 * 1024;

/** What this loader says itself, better or at a better place. */
const REPORTED_HERE: ReadonlySet<string> = new Set(["TAG_RESOLVE_FAILED", "BAD_ALIAS", "MULTIPLE_DOCS"]);

/**
 * Reads a YAML text into a tree, or reports why not. Of YAML a spec uses maps, lists and scalars; anchors, aliases and
 * tags are refused. Undefined where the text is no YAML at all, so that nothing else can be known of it.
 */
export function readYaml(findings: Findings): Tree | undefined {
  const { text } = findings;
  if (text.length > MAX_LENGTH) {
    findings.error("yaml/too-large", { start: 0, end: 0 }, `the text has more than ${MAX_LENGTH / 1024} KiB`);
    return undefined;
  }
  const deep = tooDeepAt(text);
  if (deep !== undefined) {
    findings.error("yaml/too-deep", deep, "the text is nested too deeply");
    return undefined;
  }
  const document = parseDocument(text, { prettyErrors: false, uniqueKeys: false, merge: false });
  const problems = [...document.errors, ...document.warnings];
  const fatal = problems.filter(({ code }) => !REPORTED_HERE.has(code));
  if (fatal.length > 0) {
    reportSyntaxErrors(
      problems.filter(({ code }) => code !== "BAD_ALIAS" && code !== "MULTIPLE_DOCS"),
      openQuoteIn(document, text),
      findings,
    );
    return undefined;
  }
  for (const { code, pos } of problems) {
    if (code !== "MULTIPLE_DOCS") continue;
    const span = { start: pos[0], end: Math.min(pos[1], pos[0] + 3) };
    findings.error("yaml/multiple-documents", span, "a second document starts here", "put each spec in its own file");
  }
  const { yaml } = document.directives;
  if (yaml.explicit === true && yaml.version !== "1.2") {
    findings.error("yaml/syntax", { start: 0, end: 0 }, "a spec is written in YAML 1.2", "delete the %YAML line");
    return undefined;
  }
  const { contents } = document;
  if (contents === null || (isScalar(contents) && contents.value === null && contents.tag === undefined)) {
    findings.error("yaml/empty", { start: 0, end: 0 }, "there is no spec here", "begin with: gupcheck: 1");
    return undefined;
  }
  return new YamlConverter(findings).convert(contents);
}

/** Where a quote is that is never closed: the parser itself only says where it gave up. */
function openQuoteIn(document: ReturnType<typeof parseDocument>, text: string): Span | undefined {
  let found: Span | undefined;
  visit(document, {
    Scalar: (_key, { type, range }) => {
      if ((type !== "QUOTE_SINGLE" && type !== "QUOTE_DOUBLE") || !range) return undefined;
      const [start, end] = range;
      if (end - start > 1 && text.charAt(end - 1) === text.charAt(start)) return undefined;
      found = { start, end: start + 1 };
      return visit.BREAK;
    },
  });
  return found;
}
