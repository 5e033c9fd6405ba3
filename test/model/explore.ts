import { Interpreter, type Model, type State } from "../../src/model";

/** All that a search by the book finds. */
export interface Explored {
  readonly states: readonly State[];
  readonly transitions: number;
  readonly depth: number;
  /** Properties violated by a transition or, invariants, in a state. */
  readonly violated: readonly string[];
  readonly marks: readonly string[];
  readonly deadlocks: number;
}

/** Breadth-first, states as text: for small models only. */
export function explore(model: Model, limit = 20_000): Explored {
  const interpreter = new Interpreter(model);
  const seen = new Map<string, State>();
  const violated = new Set<string>();
  const marks = new Set<string>();
  let transitions = 0;
  let deadlocks = 0;
  let depth = -1;
  let level: readonly State[] = interpreter.initialStates();
  while (level.length > 0) {
    const next: State[] = [];
    let fresh = false;
    for (const state of level) {
      const key = state.join(" ");
      if (seen.has(key)) continue;
      if (seen.size >= limit) throw new RangeError(`more than ${String(limit)} states`);
      seen.set(key, state);
      fresh = true;
      for (const property of model.properties) {
        if (property.kind === "invariant" && !interpreter.holds(property.holds, state)) violated.add(property.id);
      }
      for (const mark of interpreter.stateMarks(state)) marks.add(mark);
      const enabled = interpreter.transitions(state);
      if (enabled.length === 0 && !interpreter.isHalted(state) && !interpreter.isTermination(state)) deadlocks += 1;
      transitions += enabled.length;
      for (const transition of enabled) {
        for (const property of transition.violated) violated.add(property);
        for (const mark of transition.marks) marks.add(mark);
        next.push(transition.target);
      }
    }
    if (fresh) depth += 1;
    level = next;
  }
  return {
    states: [...seen.values()],
    transitions,
    depth,
    violated: [...violated].sort(),
    marks: [...marks].sort(),
    deadlocks,
  };
}

/** What two engines, or two forms of one model, must agree on. */
export function counts(model: Model): Omit<Explored, "states"> & { readonly states: number } {
  const explored = explore(model);
  return { ...explored, states: explored.states.length };
}
