import { createHash } from "node:crypto";
import { closeSync, existsSync, fstatSync, openSync, readSync } from "node:fs";
import { bytesOf, DIGEST, DIGEST_BYTES, type Header, isLittleEndian, MAGIC, PIECE } from "./format";
import { assertSame, type Identity } from "./identity";
import { CheckpointRefused } from "./refused";

/** A checkpoint that is whole and belongs to the search. */
export interface OpenCheckpoint {
  readonly header: Header;
  /** Reads the next integers of the store. */
  fill(integers: Int32Array): void;
  close(): void;
}

/**
 * Opens the checkpoint of a search; undefined where there is none. Throws CheckpointRefused where the file is damaged or
 * belongs to another search. Reads the whole file once to compare its digest.
 */
export function openCheckpoint(file: string, own: Identity): OpenCheckpoint | undefined {
  if (!existsSync(file)) return undefined;
  try {
    const descriptor = openSync(file, "r");
    try {
      return opened(file, descriptor, own);
    } catch (error) {
      closeSync(descriptor);
      throw error;
    }
  } catch (error) {
    if (error instanceof CheckpointRefused) throw error;
    throw new CheckpointRefused("checkpoint/unreadable", file, "cannot be read", { cause: error });
  }
}

function opened(file: string, descriptor: number, own: Identity): OpenCheckpoint {
  const { size } = fstatSync(descriptor);
  const start = MAGIC.length + 4;
  if (size < start + DIGEST_BYTES || !isWhole(descriptor, size - DIGEST_BYTES)) {
    throw new CheckpointRefused("checkpoint/corrupt", file, "is damaged, or no checkpoint");
  }
  const length = take(descriptor, 4, MAGIC.length).readUInt32LE();
  // Written by this program, as the digest says, though perhaps by another version of it.
  const header = JSON.parse(take(descriptor, length, start).toString()) as Header;
  assertSame(file, header.identity, own);
  if (header.littleEndian !== isLittleEndian()) {
    throw new CheckpointRefused("checkpoint/other-options", file, "written on a machine with another byte order");
  }
  let at = start + length;
  return {
    header,
    fill: (integers) => {
      const bytes = bytesOf(integers);
      get(descriptor, bytes, at);
      at += bytes.length;
    },
    close: () => closeSync(descriptor),
  };
}

/** True where the file begins with the magic line and its last bytes are the digest of the first `length` ones. */
function isWhole(descriptor: number, length: number): boolean {
  if (take(descriptor, MAGIC.length, 0).toString("latin1") !== MAGIC) return false;
  const hash = createHash(DIGEST);
  const piece = Buffer.alloc(Math.min(PIECE, length));
  for (let at = 0; at < length; at += piece.length) {
    const part = piece.subarray(0, Math.min(piece.length, length - at));
    get(descriptor, part, at);
    hash.update(part);
  }
  return hash.digest().equals(take(descriptor, DIGEST_BYTES, length));
}

function take(descriptor: number, length: number, at: number): Buffer {
  const bytes = Buffer.alloc(length);
  get(descriptor, bytes, at);
  return bytes;
}

function get(descriptor: number, bytes: Uint8Array, at: number): void {
  for (let done = 0; done < bytes.length; ) {
    const read = readSync(descriptor, bytes, done, Math.min(PIECE, bytes.length - done), at + done);
    if (read === 0) throw new RangeError("the file ends early");
    done += read;
  }
}
