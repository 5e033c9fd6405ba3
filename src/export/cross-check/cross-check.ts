import type { Model } from "../../model";
import { runRumur } from "../run/rumur";
import { runSpin } from "../run/spin";
import { runTlc } from "../run/tlc";
import type { Tool, ToolOptions, ToolRun } from "../run/tool-run";
import { type Comparison, compareCounts, compareVerdict } from "./comparison";
import type { OwnProperty, OwnResult } from "./own-result";

export const crossCheckTools = ["spin", "rumur", "tlc"] as const satisfies readonly Tool[];

export interface CrossCheckOptions extends Omit<ToolOptions, "property" | "expectedStates"> {
  readonly tools: readonly Tool[];
  /** The file tla2tools.jar, for TLC. */
  readonly tlaTools?: string;
  /** The ids of the properties to compare; default: all of the model. */
  readonly properties?: readonly string[];
  /** Called before each run. */
  readonly onRun?: (tool: Tool, property: string | undefined) => void;
}

export interface CrossCheck {
  /** Something was compared, and no comparison failed. */
  readonly agrees: boolean;
  /** Some comparison failed. */
  readonly disagrees: boolean;
  /** For each tool: the counts, then the properties. */
  readonly comparisons: readonly Comparison[];
}

/**
 * Runs other checkers on the same model, once for the counts and once for each property, one after the other, and
 * compares. A checker that is not installed agrees with nothing: it is listed as not compared.
 */
export async function crossCheck(model: Model, own: OwnResult, options: CrossCheckOptions): Promise<CrossCheck> {
  const { tools, properties, onRun } = options;
  const expected = own.complete ? own.states : undefined;
  const comparisons: Comparison[] = [];
  for (const tool of tools) {
    onRun?.(tool, undefined);
    const counts = compareCounts(own, await run(tool, model, undefined, expected, options));
    comparisons.push(counts);
    // What is not installed is not asked again for each property.
    if (counts.run.kind === "not-installed" || counts.run.kind === "interrupted") continue;
    for (const property of own.properties) {
      const { id } = property;
      if (properties?.includes(id) === false || options.signal?.aborted === true) continue;
      onRun?.(tool, id);
      const isDeadlock = model.properties.some((other) => other.id === id && other.kind === "deadlock-free");
      const verdict = isDeadlock ? plainVerdict(property, own) : property.verdict;
      comparisons.push(compareVerdict(verdict, await run(tool, model, id, expected, options)));
    }
  }
  const disagrees = comparisons.some(({ outcome }) => outcome === "disagree");
  const agrees = !disagrees && comparisons.some(({ outcome }) => outcome === "agree");
  return { agrees, disagrees, comparisons };
}

/** Whether nobody can move any more is what other checkers ask of deadlocks; that some never will is not known to them. */
function plainVerdict({ verdict, stuck }: OwnProperty, { complete }: OwnResult): OwnProperty["verdict"] {
  const isPartial = verdict === "violated" && stuck !== undefined;
  // Only whether everybody will move again was left open.
  const isLeftOpen = verdict === "inconclusive" && complete;
  return isPartial || isLeftOpen ? "holds" : verdict;
}

function run(
  tool: Tool,
  model: Model,
  property: string | undefined,
  expectedStates: number | undefined,
  { seconds, memoryBytes, signal, tlaTools }: CrossCheckOptions,
): Promise<ToolRun> {
  const options: ToolOptions = {
    ...(property === undefined ? {} : { property }),
    ...(expectedStates === undefined ? {} : { expectedStates }),
    ...(seconds === undefined ? {} : { seconds }),
    ...(memoryBytes === undefined ? {} : { memoryBytes }),
    ...(signal === undefined ? {} : { signal }),
  };
  switch (tool) {
    case "spin":
      return runSpin(model, options);
    case "rumur":
      return runRumur(model, options);
    case "tlc":
      return runTlc(model, { ...options, jar: tlaTools });
  }
}
