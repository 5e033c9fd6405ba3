import { CST, Parser } from "yaml";
import type { Span } from "./diagnostic";

/** A spec may be nested this deeply; it needs five levels. */
const MAX_DEPTH = 32;

/**
 * Where a YAML text is nested too deeply. Composing such a text could exhaust the stack, so that it must be known
 * before; the tokens are made and walked without recursion.
 */
export function tooDeepAt(text: string): Span | undefined {
  for (const document of new Parser().parse(text)) {
    if (document.type !== "document" || document.value === undefined) continue;
    const open: { readonly token: CST.Token; readonly depth: number }[] = [{ token: document.value, depth: 0 }];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      const { token, depth } = next;
      if (!CST.isCollection(token)) continue;
      if (depth >= MAX_DEPTH) return { start: token.offset, end: token.offset + 1 };
      for (const { key, value } of token.items) {
        if (key) open.push({ token: key, depth: depth + 1 });
        if (value) open.push({ token: value, depth: depth + 1 });
      }
    }
  }
  return undefined;
}
