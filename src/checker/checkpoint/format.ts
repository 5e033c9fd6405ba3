import type { Row } from "../search/order";
import type { Position } from "../search/search";
import type { Identity } from "./identity";

/**
 * A checkpoint file: the magic line; the length of the header in bytes, 32 bits, little endian; the header, JSON in UTF-8;
 * the integers of the store, 32 bits each, in the byte order of the machine; the SHA-256 of all that, 32 bytes.
 */
export const MAGIC = "gupcheck checkpoint 1\n";
export const DIGEST = "sha256";
export const DIGEST_BYTES = 32;
/** Integers are read and written in pieces of so many bytes. */
export const PIECE = 1 << 24;

export interface Header {
  readonly identity: Identity;
  readonly littleEndian: boolean;
  readonly position: Position;
  /** What the order has yet to explore, after the rest of the position's row. */
  readonly pending: readonly Row[];
  readonly findings: {
    readonly recorded: readonly number[];
    readonly fired: readonly number[];
    readonly cut: readonly number[];
    readonly violatedAt: readonly number[];
  };
  /** What the store wants to know when it is filled. */
  readonly store: readonly number[];
}

export function isLittleEndian(): boolean {
  return new Uint8Array(Int32Array.of(1).buffer)[0] === 1;
}

export function bytesOf(integers: Int32Array): Uint8Array {
  return new Uint8Array(integers.buffer, integers.byteOffset, integers.byteLength);
}
