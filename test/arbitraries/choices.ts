/**
 * Decisions taken from a list of numbers, one after the other. When the list is at its end every further decision is
 * the first one, so a shorter list, and smaller numbers, mean a simpler result: fast-check shrinks well through it.
 */
export class Choices {
  private position = 0;

  constructor(private readonly numbers: readonly number[]) {}

  /** A number from 0 to `count - 1`. */
  below(count: number): number {
    const taken = this.numbers[this.position] ?? 0;
    this.position += 1;
    return taken % count;
  }

  /** True `of` times in a hundred; never when the list is at its end. */
  chance(of: number): boolean {
    return this.below(100) >= 100 - of;
  }

  from<T>(options: readonly [T, ...T[]]): T {
    return options[this.below(options.length)] ?? options[0];
  }

  /** One of the makers' results; the first one is the simplest. */
  make<T>(makers: readonly [() => T, ...(() => T)[]]): T {
    return this.from(makers)();
  }

  /** From `least` to `most` results. */
  list<T>(least: number, most: number, make: (position: number) => T): T[] {
    return Array.from({ length: least + this.below(most - least + 1) }, (_, position) => make(position));
  }
}
