/**
 * The same module with what short forms and layout mean written out, by TLA+'s own rules, for a reader that does not know
 * them all. Comments are left out.
 */
export function explicit(text: string): string {
  return withPlainFunctions(withNamedAlternatives(text));
}

/** Each alternative of an action as a definition of its own, so that nothing depends on where one ends that has a `LET`. */
export function withNamedAlternatives(text: string): string {
  return text
    .split("\n\n")
    .map((paragraph) => {
      const [action] = /^\w+(?= ==$)/m.exec(paragraph) ?? [];
      const [head = "", ...alternatives] = paragraph.split(/^ {2}(?:\/\\| {2}) \\\/ /m);
      if (action === undefined || alternatives.length < 2) return paragraph;
      const names = alternatives.map((_, place) => `${action}_alternative_${String(place)}`);
      const definitions = alternatives.map((body, place) => `${names[place] ?? ""} ==\n       ${body.trimEnd()}\n\n`);
      return `${definitions.join("")}${head}  /\\ \\/ ${names.join("\n     \\/ ")}`;
    })
    .join("\n\n");
}

/**
 * Functions of one argument only: `f[a, b]` is `f[<<a, b>>]`, and `[x \in S, y \in T |-> e]` is a function on S \X T.
 */
export function withPlainFunctions(text: string): string {
  let out = "";
  for (let at = 0; at < text.length; at += 1) {
    const rest = text.slice(at);
    const skipped = /^"[^"]*"/.exec(rest)?.[0] ?? /^\\\*.*/.exec(rest)?.[0];
    if (skipped !== undefined) {
      if (!skipped.startsWith("\\*")) out += skipped;
      at += skipped.length - 1;
    } else if (text[at] === "[") {
      const end = closing(text, at);
      out += bracketed(text.slice(at + 1, end), /[\w\])!]$/.test(text.slice(0, at)));
      at = end;
    } else {
      out += text[at] ?? "";
    }
  }
  return out;
}

/** What stands in square brackets, with them; `isApplied` where a function or an exclamation mark stands before. */
function bracketed(inside: string, isApplied: boolean): string {
  if (isApplied) {
    const parts = split(inside).map(withPlainFunctions);
    return parts.length === 1 ? `[${parts.join("")}]` : `[<<${parts.join(",")}>>]`;
  }
  const arrow = inside.indexOf("|->");
  const binds =
    arrow < 0 ? [] : split(inside.slice(0, arrow)).map((bind) => bind.split("\\in").map((part) => part.trim()));
  if (binds.length < 2) return `[${withPlainFunctions(inside)}]`;
  const tuple = `tuple_${binds.map(([name]) => name ?? "").join("_")}`;
  const sets = binds.map(([, set = ""]) => `(${withPlainFunctions(set)})`).join(" \\X ");
  const names = binds.map(([name = ""], place) => `${name} == ${tuple}[${String(place + 1)}]`).join(" ");
  return `[${tuple} \\in (${sets}) |-> LET ${names} IN ${withPlainFunctions(inside.slice(arrow + 3))}]`;
}

/** Where the bracket that is opened at `from` is closed. */
function closing(text: string, from: number): number {
  const found = scan(text, from).find(({ depth }) => depth === 0);
  if (found === undefined) throw new SyntaxError(`a bracket is not closed: ${text.slice(from, from + 60)}`);
  return found.at;
}

/** The parts between commas that stand in no bracket. */
function split(text: string): readonly string[] {
  const commas = scan(text, 0).filter(({ at, depth }) => depth === 0 && text[at] === ",");
  const ends = [...commas.map(({ at }) => at), text.length];
  return ends.map((end, place) => text.slice(place === 0 ? 0 : (ends[place - 1] ?? 0) + 1, end));
}

/** Brackets and commas from a position on, with the number of brackets that are open after each. */
function scan(text: string, from: number): readonly { readonly at: number; readonly depth: number }[] {
  let depth = 0;
  return [...text.slice(from).matchAll(/"[^"]*"|<<|>>|[[\](){},]/g)].map(({ 0: token, index }) => {
    if (["[", "(", "{", "<<"].includes(token)) depth += 1;
    if (["]", ")", "}", ">>"].includes(token)) depth -= 1;
    return { at: from + index, depth };
  });
}
