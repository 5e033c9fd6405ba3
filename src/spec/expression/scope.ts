import type { Fields, Name, Vocabulary } from "../../states/vocabulary";
import { own, type Typed } from "./typed";

/** What a name means; `unknown` after a mistake that was reported where the name was bound. */
export type Entry = Name | { readonly kind: "unknown" };

/** The names in scope: those of the vocabulary and those bound by macros, the inner ones first. */
export class Scope {
  private constructor(
    private readonly vocabulary: Vocabulary,
    private readonly bound: ReadonlyMap<string, Entry>,
  ) {}

  static of(vocabulary: Vocabulary): Scope {
    return new Scope(vocabulary, new Map());
  }

  lookup(name: string): Entry | undefined {
    return this.bound.get(name) ?? own(this.vocabulary.names, name);
  }

  bind(name: string, entry: Entry): Scope {
    return new Scope(this.vocabulary, new Map([[name, entry], ...[...this.bound].filter(([outer]) => outer !== name)]));
  }

  /** All names with their meaning, the innermost first. */
  entries(): readonly (readonly [string, Entry])[] {
    const outer = Object.entries(this.vocabulary.names).filter(([name]) => !this.bound.has(name));
    return [...this.bound, ...outer];
  }

  names(): readonly string[] {
    return this.entries().map(([name]) => name);
  }

  /** The fields of the elements of an index set, as far as some name in scope tells them. */
  fieldsOf(set: string): Fields | undefined {
    for (const [, entry] of this.entries()) {
      if ((entry.kind === "element" || entry.kind === "collection") && entry.of.set === set) return entry.of;
    }
    return undefined;
  }
}

/** A name as a value of its own; undefined for collections, the call path and unknown names. */
export function asValue(entry: Entry): Typed | undefined {
  if (entry.kind === "value") return { type: entry.type, expr: entry.expr };
  if (entry.kind !== "element") return undefined;
  return { type: { kind: "element", set: entry.of.set, none: false }, expr: entry.at };
}
