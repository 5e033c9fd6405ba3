/** The kinds of things that can be explained, in the order of the list, each with what it is called when there are many. */
export const KINDS = {
  property: "properties",
  "decision point": "decision-points",
  action: "actions",
  policy: "policies",
  "pin detector": "detectors",
  "kernel switch": "kernel-switches",
  actor: "actors",
  "field of a page": "fields",
  event: "events",
  verdict: "verdicts",
  "exit code": "exit-codes",
  concern: "concerns",
  claim: "claims",
  diagnostic: "diagnostics",
} as const;

export type Kind = keyof typeof KINDS;

/** A part of an explanation: prose that is wrapped, or lines that stay as they are. */
export type Part =
  | { readonly title: string; readonly prose: string }
  | { readonly title: string; readonly lines: readonly string[] };

/** Something that can be explained. */
export interface Topic {
  readonly kind: Kind;
  readonly name: string;
  /** Other names, such as the number of a property. */
  readonly aliases?: readonly string[];
  /** What it is, in one sentence. */
  readonly what: string;
  /** Why, how it looks, how to mend it. */
  readonly parts: () => readonly Part[];
}

export const prose = (title: string, text: string): Part => ({ title, prose: text });
export const lines = (title: string, text: readonly string[]): readonly Part[] =>
  text.length === 0 ? [] : [{ title, lines: text }];
