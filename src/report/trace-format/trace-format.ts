/** The formats of a counterexample, and how the name of a file in each ends. */
export const TRACE_SUFFIXES = {
  json: ".json",
  itf: ".itf.json",
  perfetto: ".perfetto.json",
  text: ".txt",
  mermaid: ".mmd",
  html: ".html",
  svg: ".svg",
  dot: ".dot",
} as const satisfies Readonly<Record<string, string>>;

export type TraceFormat = keyof typeof TRACE_SUFFIXES;

export const TRACE_FORMATS = Object.keys(TRACE_SUFFIXES) as readonly TraceFormat[];

/** The format that a file name asks for: that of the longest suffix it ends in; undefined where it ends in none. */
export function traceFormatOf(fileName: string): TraceFormat | undefined {
  const name = fileName.toLowerCase();
  return TRACE_FORMATS.filter((format) => name.endsWith(TRACE_SUFFIXES[format])).sort(
    (one, other) => TRACE_SUFFIXES[other].length - TRACE_SUFFIXES[one].length,
  )[0];
}
