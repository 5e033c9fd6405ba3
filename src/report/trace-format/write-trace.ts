import { traceDot } from "../dot/dot";
import { traceHtml } from "../html/html";
import { traceItf } from "../itf/itf";
import { jsonText } from "../json";
import { traceMermaid } from "../mermaid/mermaid";
import { tracePerfetto } from "../perfetto/perfetto";
import { traceSvg } from "../svg/svg";
import type { TextOptions } from "../text";
import { traceText } from "../text";
import type { TraceFile } from "../trace-file";
import type { TraceFormat } from "./trace-format";

/** A counterexample in a format. `text` says how plain text looks; no other format looks at it. */
export function writeTrace(file: TraceFile, format: TraceFormat, text: TextOptions): string {
  switch (format) {
    case "json":
      return jsonText(file);
    case "itf":
      return traceItf(file);
    case "perfetto":
      return tracePerfetto(file);
    case "text":
      return traceText(file, text);
    case "mermaid":
      return traceMermaid(file);
    case "html":
      return traceHtml(file);
    case "svg":
      return traceSvg(file);
    case "dot":
      return traceDot(file);
  }
}
