import type { State } from "../../model";
import { maskOf, type Packing, placeOf } from "./packing";

/** Packs and unpacks whole states; slow, for initial states and traces. */
export class Codec {
  private readonly cells: readonly {
    readonly word: number;
    readonly shift: number;
    readonly mask: number;
    readonly min: number;
  }[];

  constructor(private readonly packing: Packing) {
    this.cells = packing.groups.flatMap((group) =>
      Array.from({ length: group.cells }, (_, cell) => {
        const { word, shift } = placeOf(group, cell) ?? { word: 0, shift: 0 };
        return { word, shift, mask: maskOf(group.bits), min: group.min };
      }),
    );
  }

  encode(state: State, into: Int32Array, at: number): void {
    into.fill(0, at, at + this.packing.words);
    this.cells.forEach(({ word, shift, mask, min }, slot) => {
      into[at + word] = (into[at + word] ?? 0) | ((((state[slot] ?? min) - min) & mask) << shift);
    });
  }

  decode(words: Int32Array, at: number): State {
    return this.cells.map(({ word, shift, mask, min }) => ((((words[at + word] ?? 0) >>> shift) & mask) >>> 0) + min);
  }
}
