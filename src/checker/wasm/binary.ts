/** Pieces of a WebAssembly module as bytes. */
export type Bytes = ArrayLike<number>;

/** Pieces one after the other. */
export function join(pieces: readonly Bytes[]): Uint8Array {
  const joined = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    joined.set(piece, at);
    at += piece.length;
  }
  return joined;
}

export function unsigned(value: number): readonly number[] {
  const bytes: number[] = [];
  let rest = value;
  do {
    const low = rest % 128;
    rest = Math.floor(rest / 128);
    bytes.push(rest === 0 ? low : low | 128);
  } while (rest !== 0);
  return bytes;
}

/** An integer of 32 bits; larger numbers wrap around. */
export function signed(value: number): readonly number[] {
  const bytes: number[] = [];
  let rest = value | 0;
  for (;;) {
    const low = rest & 127;
    rest >>= 7;
    const ends = (rest === 0 && (low & 64) === 0) || (rest === -1 && (low & 64) !== 0);
    bytes.push(ends ? low : low | 128);
    if (ends) return bytes;
  }
}

export function text(value: string): readonly number[] {
  const bytes = [...new TextEncoder().encode(value)];
  return [...unsigned(bytes.length), ...bytes];
}

export function list(items: readonly Bytes[]): Uint8Array {
  return join([unsigned(items.length), ...items]);
}

export function section(id: number, items: readonly Bytes[]): Uint8Array {
  const content = list(items);
  return join([[id], unsigned(content.length), content]);
}
