/** The checkers that can be run. */
export type Tool = "spin" | "rumur" | "tlc";

/**
 * `error`: the other checker says that the model itself goes wrong (an index or a value out of range). `none`: nothing
 * was to be judged, or not all was explored.
 */
export type ToolVerdict = "holds" | "violated" | "error" | "none";

interface RunBase {
  readonly tool: Tool;
  /** The property that was checked; undefined where states were counted. */
  readonly property: string | undefined;
}

/** A run that came to a report. */
export interface CompletedRun extends RunBase {
  readonly kind: "ran";
  /** All was explored, or a violation was found. */
  readonly finished: boolean;
  /** States as gupcheck counts them; with a violation, those seen until then. */
  readonly states: number;
  /** Transitions as gupcheck counts them, where the checker can tell. */
  readonly transitions: number | undefined;
  readonly verdict: ToolVerdict;
  /** What the checker says about a violation or an error, or why it did not finish. */
  readonly message: string | undefined;
  readonly seconds: number;
  readonly compileSeconds: number;
}

/** What came of running another checker. */
export type ToolRun =
  | CompletedRun
  /** `missing` is the program, or what else is not there. */
  | (RunBase & { readonly kind: "not-installed"; readonly missing: string })
  /** The model has no counterpart in the checker's language. */
  | (RunBase & { readonly kind: "refused"; readonly reason: string })
  | (RunBase & { readonly kind: "interrupted" })
  /** The checker did not take what we wrote, or did not say what we expected. */
  | (RunBase & { readonly kind: "failed"; readonly stage: string; readonly output: string });

export interface ToolOptions {
  /** The id of the property to check; without one states are counted. */
  readonly property?: string;
  /** For each of the programs that are run; default 600. */
  readonly seconds?: number;
  /** For each of the programs that are run; default 4 GiB. */
  readonly memoryBytes?: number;
  /** How many states there will be, where that is known: for a few the verifier is compiled sooner, and runs slower. */
  readonly expectedStates?: number;
  readonly signal?: AbortSignal;
}

export const DEFAULT_SECONDS = 600;
export const DEFAULT_MEMORY = 4 * 1024 ** 3;

/**
 * The option for gcc: the verifier is optimised, as the checker's makers advise, unless it is known to have fewer states
 * than `from`, where that makes up for the time that compiling it takes.
 */
export function optimisation({ expectedStates }: ToolOptions, from: number, advised: "-O1" | "-O2"): string {
  return expectedStates !== undefined && expectedStates < from ? "-O0" : advised;
}
