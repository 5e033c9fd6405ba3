/** What a cross-check needs of a verdict of gupcheck's own. */
export interface OwnProperty {
  readonly id: string;
  readonly verdict: "holds" | "violated" | "vacuous" | "inconclusive";
  /** Of a deadlock: who never moves again though others may; other checkers do not see that one. */
  readonly stuck?: readonly string[];
}

/** What a cross-check needs of gupcheck's own result; a result of `check` will do. */
export interface OwnResult {
  readonly states: number;
  readonly transitions: number;
  readonly complete: boolean;
  readonly properties: readonly OwnProperty[];
}
