import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

const BYTES = 24;

/** A secret that cannot be guessed, fit for an address. */
export function newToken(): string {
  return randomBytes(BYTES).toString("base64url");
}

/** Whether two secrets are the same; takes the same time wherever they differ. */
export function sameToken(left: string, right: string): boolean {
  return timingSafeEqual(digest(left), digest(right));
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
