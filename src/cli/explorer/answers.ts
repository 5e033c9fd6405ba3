import type { FoundPath, Overview, Path, View } from "../../explore";

/** How far a search has come, or how it has ended. */
export type SearchState =
  | { readonly kind: "running"; readonly states: number; readonly depth: number; readonly seconds: number }
  | { readonly kind: "found"; readonly found: FoundPath }
  /** Everything that can be reached was seen, and nothing violates the property; `as` says on whom that rests. */
  | { readonly kind: "absent"; readonly states: number; readonly missing: readonly string[]; readonly as?: string }
  /** Nothing was found before the search ended early. */
  | { readonly kind: "open"; readonly why: string; readonly states: number; readonly depth: number }
  /** The model itself goes wrong at the end of the path. */
  | { readonly kind: "model-error"; readonly message: string; readonly path: Path }
  | { readonly kind: "failed"; readonly message: string }
  /** Another search has taken its place. */
  | { readonly kind: "gone" };

/** What each question is answered with. */
export interface Answers {
  readonly overview: Overview;
  readonly view: View;
  readonly wander: { readonly path: Path };
  readonly search: { readonly search: number };
  readonly "search-state": SearchState;
  readonly cancel: Record<string, never>;
}
