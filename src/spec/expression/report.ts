import type { Diagnostic, DiagnosticCode, Span } from "../diagnostic";

/** Where a position in the text of an expression lies in the source text: a constant distance, or a function. */
export type Origin = number | ((position: number) => number);

/** What is found after this many diagnostics in one expression is not reported: it helps nobody. */
export const MAX_DIAGNOSTICS = 100;

/** Collects the diagnostics of one expression, one of each code for each place, and moves their spans to the source text. */
export class Report {
  private readonly found: Diagnostic[] = [];
  private readonly places = new Set<string>();
  private errors = 0;

  constructor(private readonly origin: Origin) {}

  error(code: DiagnosticCode, span: Span, message: string, hint?: string): void {
    this.add("error", code, span, message, hint);
  }

  warn(code: DiagnosticCode, span: Span, message: string, hint?: string): void {
    this.add("warning", code, span, message, hint);
  }

  get count(): number {
    return this.found.length;
  }

  get failed(): boolean {
    return this.errors > 0;
  }

  /** In the order of the source text. */
  get diagnostics(): readonly Diagnostic[] {
    return this.found.toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  }

  private add(
    severity: Diagnostic["severity"],
    code: DiagnosticCode,
    span: Span,
    message: string,
    hint?: string,
  ): void {
    if (severity === "error") this.errors += 1;
    const place = `${code} ${span.start} ${span.end}`;
    if (this.places.has(place) || this.found.length >= MAX_DIAGNOSTICS) return;
    this.places.add(place);
    const moved = this.move(span);
    this.found.push({ code, severity, message, ...(hint === undefined ? {} : { hint }), span: moved });
  }

  private move({ start, end }: Span): Span {
    const { origin } = this;
    if (typeof origin === "number") return { start: origin + start, end: origin + end };
    // The end is where the last character ends: the character after it may lie on another line.
    const from = origin(start);
    return { start: from, end: end > start ? Math.max(from, origin(end - 1) + 1) : from };
  }
}
