/** How to mend what a diagnostic is about. */
export interface Advice {
  /** Why it matters or how it comes about, where its one sentence leaves that open. */
  readonly why?: string;
  readonly mend: string;
  readonly example?: Example;
}

/** A mistake and how it is mended; tests see to it that the one is reported and the other is not. */
export interface Example {
  /** What the two are: lines at the top of a spec, a rule, or the condition of a rule at `writeback.after_mkclean`. */
  readonly of: "spec" | "rule" | "when";
  readonly wrong: string;
  readonly right: string;
}

const example =
  (of: Example["of"]) =>
  (wrong: string, right: string): { readonly example: Example } => ({ example: { of, wrong, right } });

export const inSpec = example("spec");
export const inRule = example("rule");
export const inWhen = example("when");
