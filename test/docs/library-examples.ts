import { readFileSync } from "node:fs";
import { join } from "node:path";

/** A piece of TypeScript in docs/library.md, and what the block after it says that it prints. */
export interface LibraryExample {
  readonly code: string;
  readonly printed: string;
}

export function libraryExamples(): readonly LibraryExample[] {
  const text = readFileSync(join(__dirname, "../../docs/library.md"), "utf8");
  return [...text.matchAll(/^```ts\n([\s\S]*?)^```$(?:\n\n^```text\n([\s\S]*?)^```$)?/gm)].map(
    ([, code = "", printed = ""]) => ({ code, printed }),
  );
}
