/** What a cross-check needs of gupcheck's own result; a result of `check` will do. */
export interface OwnResult {
  readonly states: number;
  readonly transitions: number;
  readonly complete: boolean;
  readonly properties: readonly {
    readonly id: string;
    readonly verdict: "holds" | "violated" | "vacuous" | "inconclusive";
  }[];
}
