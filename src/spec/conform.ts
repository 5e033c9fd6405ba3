import type { z } from "zod";
import type { Findings } from "./findings";
import { reportIssue } from "./issue";
import { hasBroken, type Tree, toPlain } from "./tree";

type Issue = z.core.$ZodIssue;

/** Reports an issue better than the general words do; false leaves it to them. */
export type SpecialReport = (issue: Issue) => boolean;

/**
 * The tree as what the schema says, or undefined where it is something else, which is reported: each mistake at the key
 * or value that it is about. `what` is what the tree is called in messages.
 */
export function conform<S extends z.ZodType>(
  schema: S,
  tree: Tree,
  what: string,
  findings: Findings,
  special: SpecialReport = () => false,
): z.output<S> | undefined {
  if (tree.kind === "broken") return undefined;
  const result = schema.safeParse(toPlain(tree));
  if (result.success) return hasBroken(tree) ? undefined : result.data;
  for (const issue of result.error.issues) {
    if (!special(issue)) reportIssue(issue, tree, what, findings);
  }
  return undefined;
}
