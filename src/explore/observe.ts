import { type Interpreter, ModelError, type ModelProperty, type State } from "../model";

/** The properties that a state itself violates, and where the model goes wrong in asking. */
export interface Observed {
  readonly violated: readonly ModelProperty[];
  readonly error: ModelError | undefined;
}

/** Reads the invariants in a state. What a step violates is told by its transition. */
export function observe(state: State, interpreter: Interpreter): Observed {
  const violated: ModelProperty[] = [];
  let error: ModelError | undefined;
  for (const property of interpreter.model.properties) {
    try {
      if (isViolatedIn(property, state, interpreter)) violated.push(property);
    } catch (thrown) {
      if (!(thrown instanceof ModelError)) throw thrown;
      error ??= thrown;
    }
  }
  return { violated, error };
}

/** Deadlocks are looked for apart: whether nobody can move is known already. What never comes is seen on no single state. */
function isViolatedIn(property: ModelProperty, state: State, interpreter: Interpreter): boolean {
  switch (property.kind) {
    case "invariant":
      return !interpreter.holds(property.holds, state);
    case "assertion":
    case "deadlock-free":
    case "leads-to":
      return false;
  }
}
