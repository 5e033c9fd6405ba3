import { createHash } from "node:crypto";
import type { Model } from "../model";

function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, canonical(inner)]));
}

const LENGTH = 16;

/** A short name for a model: equal where the models are, whatever the order of their keys. 16 hexadecimal digits. */
export function modelHash(model: Model): string {
  return createHash("sha256")
    .update(JSON.stringify(canonical(model)))
    .digest("hex")
    .slice(0, LENGTH);
}
