import { bind, evaluate, type Scope, type TlaState, withLocals } from "./evaluate";
import { parseModule } from "./parse";
import type { Module, Node } from "./syntax";
import { asBoolean, asSet, textOf, type Value } from "./value";

export interface Explored {
  readonly states: number;
  /** The invariant was false somewhere. */
  readonly violated: boolean;
  /** Some state has no successor, not even itself. */
  readonly deadlock: boolean;
}

type Partial = ReadonlyMap<string, Value>;

/**
 * Explores a module as TLC does, slowly: states that `Init` allows, their successors by `Next`, an invariant by name.
 * Types of variables (`TypeOK`) are not checked.
 */
export function explore(
  text: string,
  invariant?: string,
  onState: (key: string, state: TlaState) => void = () => undefined,
): Explored {
  const module = parseModule(text);
  const seen = new Map<string, TlaState>();
  const add = (state: TlaState): void => {
    const key = module.variables.map((name) => textOf(state.get(name) ?? "?")).join("|");
    if (seen.has(key)) return;
    seen.set(key, state);
    onState(key, state);
  };
  for (const state of outcomes(definition("Init", module), start(new Map()), new Map(), false, module)) add(state);
  let violated = false;
  let deadlock = false;
  // A map that grows while it is iterated hands out what was added.
  for (const state of seen.values()) {
    if (invariant !== undefined && !asBoolean(evaluate({ kind: "name", name: invariant }, start(state), module))) {
      violated = true;
    }
    const next = outcomes(definition("Next", module), start(state), new Map(), true, module);
    if (next.length === 0) deadlock = true;
    for (const successor of next) {
      for (const name of module.variables) if (!successor.has(name)) throw new Error(`Next leaves "${name}" open`);
      add(successor);
    }
  }
  return { states: seen.size, violated, deadlock };
}

export function start(state: TlaState): Scope {
  return { state, bound: new Map(), local: new Map() };
}

/** The states to which an action leads. */
export function actionOutcomes(name: string, state: TlaState, module: Module): readonly TlaState[] {
  return outcomes({ kind: "name", name }, start(state), new Map(), true, module);
}

function definition(name: string, module: Module): Node {
  const found = module.definitions.get(name);
  if (found === undefined) throw new ReferenceError(`"${name}" is not defined`);
  return found;
}

/** All ways to complete an assignment of the variables (of the next state, or of an initial one) so that it is true. */
function outcomes(node: Node, scope: Scope, made: Partial, primed: boolean, module: Module): readonly Partial[] {
  const within = primed ? scope : { ...scope, state: made };
  switch (node.kind) {
    case "and":
      return node.of.reduce<readonly Partial[]>(
        (before, part) => before.flatMap((each) => outcomes(part, scope, each, primed, module)),
        [made],
      );
    case "or":
      return node.of.flatMap((part) => outcomes(part, scope, made, primed, module));
    case "exists":
      return asSet(evaluate(node.set, within, module)).flatMap((each) =>
        outcomes(node.body, bind(scope, node.bind, each), made, primed, module),
      );
    case "let":
      return outcomes(node.body, withLocals(node, scope), made, primed, module);
    case "unchanged":
      return [unchanged(node.of, scope, made, module)];
    case "name": {
      const body = module.definitions.get(node.name);
      if (body !== undefined) return outcomes(body, scope, made, primed, module);
      break;
    }
    case "binary": {
      const name = assigned(node, primed, module);
      if (name === undefined || made.has(name)) break;
      const value = evaluate(node.right, within, module);
      const values = node.operator === "=" ? [value] : asSet(value);
      return values.map((each) => new Map([...made, [name, each]]));
    }
    default:
      break;
  }
  return asBoolean(evaluate(node, within, module)) ? [made] : [];
}

/** The variable that `x = …` or `x \in …` gives a value to. */
function assigned(
  { left, operator }: Extract<Node, { kind: "binary" }>,
  primed: boolean,
  { variables }: Module,
): string | undefined {
  if (operator !== "=" && operator !== "\\in") return undefined;
  if (left.kind === "prime") return left.name;
  return !primed && left.kind === "name" && variables.includes(left.name) ? left.name : undefined;
}

function unchanged(of: Node, scope: Scope, made: Partial, module: Module): Partial {
  if (of.kind === "name" && module.definitions.has(of.name)) {
    return unchanged(definition(of.name, module), scope, made, module);
  }
  const names = of.kind === "tuple" ? of.of : [of];
  const kept = names.map((name): [string, Value] => {
    if (name.kind !== "name") throw new TypeError("UNCHANGED takes variables");
    return [name.name, scope.state.get(name.name) ?? false];
  });
  return new Map([...made, ...kept]);
}
