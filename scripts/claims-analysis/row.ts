/** How verdicts differ from those of the spec as it is: `violated in 23`, `holds`, `vacuous`, by property. */
export interface Effects {
  /** What held and does not, or is violated now. */
  readonly loses: Readonly<Record<string, string>>;
  /** What holds only now. */
  readonly gains: Readonly<Record<string, string>>;
}

/** The spec with something about it changed. */
export interface Changed extends Effects {
  readonly change: string;
}

/** What `gupcheck suggest --max-changes 1` finds. */
export interface Suggested {
  /** Each answer in words, in the order of their costs. */
  readonly answers: readonly string[];
  /** So many sets hold only because something never happens any more. */
  readonly vacuous: number;
  /** Properties whose violation nothing on offer interferes with. */
  readonly unavoidable: readonly string[];
}

/** One spec of the claims corpus, taken apart. */
export interface Row {
  /** Path from the root of the project. */
  readonly spec: string;
  /** Of its text; rows of a text that is gone count for nothing. */
  readonly hash: string;
  readonly states: number;
  readonly verdicts: Readonly<Record<string, string>>;
  /** Without each rule, without each policy, without all, and without pairs that matter. */
  readonly without: readonly Changed[];
  /** Rules without which every verdict is the same. */
  readonly idle: readonly string[];
  /** Weaker options that change a verdict; undefined where the spec is too large for them. */
  readonly options?: readonly Changed[];
  /** Settings of the matrix that the spec can have, and what each changes; undefined where the spec is too large. */
  readonly matrix?: readonly Changed[];
  /** Undefined where nothing is violated. */
  readonly suggested?: Suggested;
}
