import { DONE, type ModelAlternative, type ModelStep } from "../model";
import type { Statement } from "../statement";

/** A step that may disappear. */
export interface ElidableStep extends ModelStep {
  readonly elidable?: boolean;
}

interface Forward {
  readonly to: string;
  readonly resets: readonly Statement[];
}

/**
 * Drops elidable steps that are left with one unconditional alternative without effect (the resets of its own locals
 * on the way out of a procedure move to the steps before it), and steps that nothing leads to any more. A decision
 * point at which no rule can fire disappears this way; one at which a rule always fires stays.
 */
export function elide(
  steps: readonly ElidableStep[],
  entry: string,
): { readonly steps: readonly ModelStep[]; readonly first: string } {
  const forwards = new Map<string, Forward>();
  for (const step of steps) {
    const forward = step.elidable === true ? forwardOf(step) : undefined;
    if (forward !== undefined) forwards.set(step.label, forward);
  }
  const resolve = (label: string): Forward => {
    const resets: Statement[] = [];
    const seen = new Set<string>();
    let to = label;
    for (let forward = forwards.get(to); forward !== undefined && !seen.has(to); forward = forwards.get(to)) {
      seen.add(to);
      resets.push(...forward.resets);
      to = forward.to;
    }
    return { to, resets };
  };
  // A circle of such steps leads nowhere; one of them has to stay for the others to lead to.
  for (const label of [...forwards.keys()]) forwards.delete(resolve(label).to);
  const first = resolve(entry).to;
  const kept = new Map<string, ModelStep>();
  for (const { elidable: _, ...step } of steps) {
    if (forwards.has(step.label)) continue;
    kept.set(step.label, {
      ...step,
      alternatives: step.alternatives.map((alternative): ModelAlternative => {
        const { to, resets } = resolve(alternative.next);
        return { ...alternative, next: to, do: [...alternative.do, ...resets] };
      }),
    });
  }
  const reached = new Set<string>();
  const pending = [first];
  for (let label = pending.pop(); label !== undefined; label = pending.pop()) {
    if (label === DONE || reached.has(label)) continue;
    reached.add(label);
    for (const alternative of kept.get(label)?.alternatives ?? []) pending.push(alternative.next);
  }
  return { steps: [...kept.values()].filter((step) => reached.has(step.label)), first };
}

function forwardOf(step: ModelStep): Forward | undefined {
  const [only] = step.alternatives;
  if (only === undefined || step.alternatives.length !== 1 || step.marks.length > 0) return undefined;
  if (only.rule !== undefined) return undefined;
  const unconditional = only.when.kind === "bool" && only.when.value && only.choose === undefined;
  const silent = only.assertions.length === 0 && only.marks.length === 0 && only.do.every(isReset);
  if (!unconditional || !silent || only.next === step.label) return undefined;
  return { to: only.next, resets: only.do };
}

function isReset(statement: Statement): boolean {
  return statement.kind === "assign" && statement.target.kind === "local" && isLiteral(statement.value.kind);
}

function isLiteral(kind: string): boolean {
  return kind === "bool" || kind === "int" || kind === "enum" || kind === "element" || kind === "none";
}
