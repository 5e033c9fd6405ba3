/** The kinds of annotations that GitHub shows, the most important first. */
export const annotationKinds = ["error", "warning", "notice"] as const;

export interface Annotation {
  readonly kind: (typeof annotationKinds)[number];
  /** As seen from the root of the repository; undefined where there is no file to annotate. */
  readonly file?: string;
  /** Counted from 1. */
  readonly line?: number;
  readonly column?: number;
  readonly title: string;
  /** May have several lines. */
  readonly message: string;
}

/** `::error file=a.yaml,line=3::message`: a line of the log that GitHub turns into an annotation. */
export function workflowCommand({ kind, file, line, column, title, message }: Annotation): string {
  const properties: readonly (readonly [key: string, value: string | number | undefined])[] = [
    ["file", file],
    ["line", file === undefined ? undefined : line],
    ["col", file === undefined ? undefined : column],
    ["title", title],
  ];
  const written = properties.flatMap(([key, value]) =>
    value === undefined || value === "" ? [] : [`${key}=${escapeProperty(String(value))}`],
  );
  return `::${kind}${written.length === 0 ? "" : ` ${written.join(",")}`}::${escapeData(message)}`;
}

function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
