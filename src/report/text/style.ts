/** How text is set off; without colours each gives its text back. */
export interface Paint {
  readonly strong: (text: string) => string;
  readonly faint: (text: string) => string;
  readonly good: (text: string) => string;
  readonly bad: (text: string) => string;
  readonly doubtful: (text: string) => string;
}

const asItIs = (text: string): string => text;

/** No colours. */
export const plainPaint: Paint = { strong: asItIs, faint: asItIs, good: asItIs, bad: asItIs, doubtful: asItIs };

/** Which counterexamples are told: those of violations that were not expected, of all, of none. */
export type TraceChoice = "unexpected" | "all" | "none";

export interface TextOptions {
  /** Columns of the output; lines of code and file names may be longer. */
  readonly width: number;
  /** Nothing but ASCII, apart from what comes from the spec. */
  readonly ascii: boolean;
  readonly paint: Paint;
  readonly traces: TraceChoice;
  /** Also what matters to those who compare state counts: ghosts carried, hash of the model. */
  readonly verbose: boolean;
}

export const defaultTextOptions: TextOptions = {
  width: 100,
  ascii: false,
  paint: plainPaint,
  traces: "unexpected",
  verbose: false,
};

/** The characters that have an ASCII form. */
export interface Symbols {
  readonly arrow: string;
  readonly rule: string;
  readonly bullet: string;
}

export function symbolsOf({ ascii }: Pick<TextOptions, "ascii">): Symbols {
  return ascii ? { arrow: "->", rule: "-", bullet: "*" } : { arrow: "\u2192", rule: "\u2500", bullet: "\u00b7" };
}
