import type { ListedProcedure } from "../model";

/** What is known of a spec from the outside. */
export interface SpecFacts {
  readonly file: string;
  readonly title: string;
  readonly description?: string;
  readonly source?: string;
  /** What verdicts are relative to, in words. */
  readonly bounds: readonly string[];
  readonly toolVersion: string;
  /** A short name of the model: links to states are about this one. */
  readonly modelHash: string;
}

/** What stays the same however far one walks. */
export interface Overview extends SpecFacts {
  readonly actors: readonly { readonly name: string; readonly doc: string; readonly mustFinish: boolean }[];
  /** A response is a promise that something comes after something else. */
  readonly properties: readonly { readonly id: string; readonly doc: string; readonly isResponse: boolean }[];
  readonly initial: {
    readonly count: number;
    /** What distinguishes the first of them, in order; not more than `MOST_CHOICES`. Empty where there is only one. */
    readonly choices: readonly string[];
  };
  readonly procedures: readonly ListedProcedure[];
}

/** So many initial states are listed. */
export const MOST_CHOICES = 400;
