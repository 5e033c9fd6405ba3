import { nearest } from "../model";

/** A hint that names the nearest candidate, or undefined where none is near. */
export function nearestHint(word: string, candidates: Iterable<string>): string | undefined {
  const near = nearest(word, candidates);
  return near === undefined ? undefined : `did you mean "${near}"?`;
}
