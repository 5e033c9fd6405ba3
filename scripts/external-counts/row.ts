/** What another checker came to, on one spec. */
export interface Confirmation {
  /** `equal`: as many states and transitions as we. */
  readonly counts: "equal" | "different" | "not compared";
  /** What it counted; undefined where it did not get so far. */
  readonly states?: number;
  readonly transitions?: number;
  /** How many verdicts on properties are equal to ours. */
  readonly verdicts: number;
  /** What was not compared, or is not equal, and why: for each a sentence. */
  readonly remarks: readonly string[];
}

export const confirmers = ["spin", "rumur"] as const;
export type Confirmer = (typeof confirmers)[number];

/** For each checker the hash of what a model is in its language. */
export type Exported = Readonly<Record<Confirmer, string>>;

/** One spec through our search and the other checkers. */
export interface Row {
  /** Path from the root of the project. */
  readonly spec: string;
  readonly states: number;
  readonly transitions: number;
  /** Our verdicts on the properties that were compared. */
  readonly verdicts: Readonly<Record<string, string>>;
  /** The hashes of what they were given. */
  readonly exported: Exported;
  readonly others: Readonly<Record<Confirmer, Confirmation>>;
}

/** The whole table; rows by spec, sorted. */
export interface Counts {
  /** What the other checkers say that they are. */
  readonly versions: Readonly<Record<Confirmer, string>>;
  readonly rows: readonly Row[];
}
