import type { Model } from "../../model";
import { runRumur } from "../run/rumur";
import { runSpin } from "../run/spin";
import { runTlc } from "../run/tlc";
import type { Tool, ToolOptions, ToolRun } from "../run/tool-run";
import { type Comparison, compareCounts, compareVerdict } from "./comparison";
import type { OwnResult } from "./own-result";

export const crossCheckTools = ["spin", "rumur", "tlc"] as const satisfies readonly Tool[];

export interface CrossCheckOptions extends Omit<ToolOptions, "property"> {
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
  const comparisons: Comparison[] = [];
  for (const tool of tools) {
    onRun?.(tool, undefined);
    const counts = compareCounts(own, await run(tool, model, undefined, options));
    comparisons.push(counts);
    // What is not installed is not asked again for each property.
    if (counts.run.kind === "not-installed" || counts.run.kind === "interrupted") continue;
    for (const { id, verdict } of own.properties) {
      if (properties?.includes(id) === false || isResponse(id, model)) continue;
      onRun?.(tool, id);
      comparisons.push(compareVerdict(verdict, await run(tool, model, id, options)));
    }
  }
  const disagrees = comparisons.some(({ outcome }) => outcome === "disagree");
  const agrees = !disagrees && comparisons.some(({ outcome }) => outcome === "agree");
  return { agrees, disagrees, comparisons };
}

/** Other checkers are not asked about responses. */
function isResponse(id: string, { properties }: Model): boolean {
  return properties.some((property) => property.id === id && property.kind === "leads-to");
}

function run(
  tool: Tool,
  model: Model,
  property: string | undefined,
  { seconds, memoryBytes, signal, tlaTools }: CrossCheckOptions,
): Promise<ToolRun> {
  const options: ToolOptions = {
    ...(property === undefined ? {} : { property }),
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
