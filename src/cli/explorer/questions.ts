import { MOST_MOVES, type Path } from "../../explore";

/** What the page may ask; `api/` stands in front of the name. */
export type Question =
  | { readonly kind: "overview" }
  | { readonly kind: "view"; readonly path: Path; readonly at: number }
  | { readonly kind: "wander"; readonly path: Path; readonly steps: number; readonly seed: number }
  /** Looks for a violation of the property of this number: from where the path ends, or without one from the start. */
  | { readonly kind: "search"; readonly property: number; readonly path?: Path | undefined }
  | { readonly kind: "search-state"; readonly search: number }
  | { readonly kind: "cancel"; readonly search: number };

/** At most so many random steps at once. */
const MOST_RANDOM_STEPS = 200;

/** Reads a question; undefined where it is none. `body` is undefined where nothing was sent. */
export type ReadQuestion = (name: string, body: unknown) => Question | undefined;

/** The reader of questions; what it needs is loaded now. */
export function questionReader(): ReadQuestion {
  const { z } = require("zod") as typeof import("zod");
  const number = (most: number) => z.int().min(0).max(most);
  const place = number(2 ** 31 - 1);
  const move = z.strictObject({ process: place, alternative: place, binding: place.optional() });
  const path = z.strictObject({ initial: place, moves: z.array(move).max(MOST_MOVES) });
  const schema = z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("overview") }),
    z.strictObject({ kind: z.literal("view"), path, at: place }),
    z.strictObject({ kind: z.literal("wander"), path, steps: number(MOST_RANDOM_STEPS), seed: number(2 ** 32 - 1) }),
    z.strictObject({ kind: z.literal("search"), property: place, path: path.optional() }),
    z.strictObject({ kind: z.literal("search-state"), search: place }),
    z.strictObject({ kind: z.literal("cancel"), search: place }),
  ]);
  return (name, body = {}) => {
    if (typeof body !== "object" || body === null || "kind" in body) return undefined;
    return schema.safeParse({ ...body, kind: name }).data;
  };
}
