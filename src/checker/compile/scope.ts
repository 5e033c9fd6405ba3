import type { Code } from "./code";
import type { Footprint } from "./footprint";

/** What an expression is compiled in. */
export interface Scope {
  /** The process whose step it is; undefined in an invariant. */
  readonly process: number | undefined;
  /** What quantifiers, `choose` and `for each` have bound. */
  readonly bindings: ReadonlyMap<string, Code>;
  /** The name of the local that holds a word of the state. */
  word(word: number): string;
  /** A new local, declared at the top of the function. */
  temporary(): string;
  /** Where it is noted which cells are read. */
  readonly footprint?: Footprint | undefined;
}

export function withBinding(scope: Scope, name: string, value: Code): Scope {
  return { ...scope, bindings: new Map([...scope.bindings, [name, value]]) };
}
