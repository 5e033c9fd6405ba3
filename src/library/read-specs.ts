import type { ReadSpec } from "../cli/read-spec";
import type { LoadedSpec } from "./spec-source";

/** What `check` needs of a spec, kept out of sight: its form is not part of the interface. */
const readSpecs = new WeakMap<LoadedSpec, ReadSpec>();

export function remember(loaded: LoadedSpec, read: ReadSpec): void {
  readSpecs.set(loaded, read);
}

/** What `loadSpec` has read. Throws a TypeError for anything else. */
export function readSpecOf(loaded: LoadedSpec): ReadSpec {
  const read = readSpecs.get(loaded);
  if (read === undefined) throw new TypeError('check: what loadSpec gives as { kind: "loaded" } is expected');
  return read;
}
