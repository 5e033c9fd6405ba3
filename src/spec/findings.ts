import type { Diagnostic, DiagnosticCode, Span } from "./diagnostic";

/** Collects what is found wrong with a spec. */
export class Findings {
  private readonly found: Diagnostic[] = [];
  private readonly lineStarts: readonly number[];

  constructor(readonly text: string) {
    this.lineStarts = [0, ...Array.from(text.matchAll(/\n/g), ({ index }) => index + 1)];
  }

  error(code: DiagnosticCode, span: Span, message: string, hint?: string): void {
    this.found.push({ code, severity: "error", message, ...(hint === undefined ? {} : { hint }), span });
  }

  warn(code: DiagnosticCode, span: Span, message: string, hint?: string): void {
    this.found.push({ code, severity: "warning", message, ...(hint === undefined ? {} : { hint }), span });
  }

  add(diagnostics: readonly Diagnostic[]): void {
    this.found.push(...diagnostics);
  }

  /** The number of the line, from 1, in which an offset lies. */
  lineOf(offset: number): number {
    let [low, high] = [0, this.lineStarts.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.lineStarts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  }

  /** How many errors there are so far; a reader that adds none has read what was meant. */
  get errors(): number {
    return this.found.filter(({ severity }) => severity === "error").length;
  }

  /** In the order of the text, every span inside it. */
  get diagnostics(): readonly Diagnostic[] {
    const last = this.text.length;
    return this.found
      .map((diagnostic) => {
        const start = Math.min(Math.max(0, diagnostic.span.start), last);
        return { ...diagnostic, span: { start, end: Math.min(Math.max(start, diagnostic.span.end), last) } };
      })
      .toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  }
}
