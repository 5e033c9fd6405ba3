import type { Scope } from "./scope";

/** Collects the body of one generated function over a state; its words are the locals `w0`, `w1`, …. */
export class FunctionWriter {
  private readonly lines: string[] = [];
  private readonly loaded = new Set<number>();
  private temporaries = 0;

  readonly temporary = (): string => {
    this.temporaries += 1;
    return `t${String(this.temporaries)}`;
  };

  readonly word = (word: number): string => {
    this.loaded.add(word);
    return `w${String(word)}`;
  };

  /** The scope of an expression that is read in the state before the step. */
  scope(process: number | undefined): Scope {
    return { process, bindings: new Map(), word: this.word, temporary: this.temporary };
  }

  push(line: string): void {
    this.lines.push(line);
  }

  get isEmpty(): boolean {
    return this.lines.length === 0;
  }

  /** The body: the words that it reads, its temporaries, its lines. `S` are the states, `o` the first word of this one. */
  body(): string {
    const words = [...this.loaded].sort((a, b) => a - b).map((word) => `w${String(word)}=S[o+${String(word)}]`);
    const temporaries = Array.from({ length: this.temporaries }, (_, at) => `t${String(at + 1)}=0`);
    return [
      words.length === 0 ? "" : `const ${words.join(",")};`,
      temporaries.length === 0 ? "" : `let ${temporaries.join(",")};`,
      ...this.lines,
    ].join("");
  }
}
