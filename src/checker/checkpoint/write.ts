import { createHash } from "node:crypto";
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import { bytesOf, DIGEST, type Header, MAGIC, PIECE } from "./format";

/**
 * Writes a checkpoint beside the file, then puts it in its place: the file is the old one or the new one, whenever the
 * process or the machine stops. Throws what the file system throws; the old one is still there then.
 */
export function writeCheckpoint(file: string, header: Header, integers: readonly Int32Array[]): void {
  const partial = `${file}.partial`;
  try {
    const descriptor = openSync(partial, "w");
    try {
      writeAll(descriptor, header, integers);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(partial, file);
  } catch (error) {
    rmSync(partial, { force: true });
    throw error;
  }
  syncFolder(dirname(file));
}

function writeAll(descriptor: number, header: Header, integers: readonly Int32Array[]): void {
  const hash = createHash(DIGEST);
  const write = (bytes: Uint8Array): void => {
    hash.update(bytes);
    put(descriptor, bytes);
  };
  const text = Buffer.from(JSON.stringify(header));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(text.length);
  write(Buffer.from(MAGIC));
  write(length);
  write(text);
  for (const part of integers) {
    const bytes = bytesOf(part);
    for (let at = 0; at < bytes.length; at += PIECE) write(bytes.subarray(at, at + PIECE));
  }
  put(descriptor, hash.digest());
}

function put(descriptor: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at);
}

/** Makes the new name last. Some systems cannot; then it is as safe as they make it. */
function syncFolder(folder: string): void {
  try {
    const descriptor = openSync(folder, "r");
    try {
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
  } catch {
    // The checkpoint itself is complete.
  }
}
