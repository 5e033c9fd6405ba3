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

/** Bytes that grow. */
export class ByteWriter {
  private written = new Uint8Array(256);
  private used = 0;

  get bytes(): Uint8Array {
    return this.written.subarray(0, this.used);
  }

  byte(value: number): void {
    if (this.used === this.written.length) {
      const longer = new Uint8Array(this.used * 2);
      longer.set(this.written);
      this.written = longer;
    }
    this.written[this.used] = value;
    this.used += 1;
  }

  unsigned(value: number): void {
    let rest = value;
    while (rest >= 128) {
      this.byte((rest % 128) | 128);
      rest = Math.floor(rest / 128);
    }
    this.byte(rest);
  }

  /** An integer of 32 bits; larger numbers wrap around. */
  signed(value: number): void {
    let rest = value | 0;
    while (rest < -64 || rest > 63) {
      this.byte((rest & 127) | 128);
      rest >>= 7;
    }
    this.byte(rest & 127);
  }
}

export function unsigned(value: number): Bytes {
  const writer = new ByteWriter();
  writer.unsigned(value);
  return writer.bytes;
}

export function text(value: string): Bytes {
  const bytes = new TextEncoder().encode(value);
  return join([unsigned(bytes.length), bytes]);
}

export function list(items: readonly Bytes[]): Uint8Array {
  return join([unsigned(items.length), ...items]);
}

export function section(id: number, items: readonly Bytes[]): Uint8Array {
  const content = list(items);
  return join([[id], unsigned(content.length), content]);
}
