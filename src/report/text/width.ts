const WIDE =
  /[\u{1100}-\u{115f}\u{2e80}-\u{a4cf}\u{ac00}-\u{d7a3}\u{f900}-\u{faff}\u{fe30}-\u{fe6f}\u{ff00}-\u{ff60}\u{ffe0}-\u{ffe6}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u;

/** How many columns of a terminal a text takes; it has no control characters and no colours. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) width += /\p{M}/u.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
  return width;
}

/** The text with spaces after it, to take at least `width` columns. */
export function pad(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - displayWidth(text)));
}

/** The text with spaces before it. */
export function padLeft(text: string, width: number): string {
  return " ".repeat(Math.max(0, width - displayWidth(text))) + text;
}

/**
 * Breaks text at spaces into lines of at most `width` columns, those after the first indented by `hang`. A word that is
 * too long for a line is broken where the line ends.
 */
export function wrap(text: string, width: number, hang = 0): readonly string[] {
  const lines: string[] = [];
  let line = "";
  const room = (): number => Math.max(1, lines.length === 0 ? width : width - hang);
  const feed = (): void => {
    lines.push(lines.length === 0 ? line : " ".repeat(hang) + line);
    line = "";
  };
  for (const word of text.split(/\s+/).filter((part) => part !== "")) {
    if (line !== "" && displayWidth(line) + 1 + displayWidth(word) > room()) feed();
    line = line === "" ? word : `${line} ${word}`;
    while (displayWidth(line) > room()) {
      const [head, tail] = split(line, room());
      line = head;
      feed();
      line = tail;
    }
  }
  if (line !== "" || lines.length === 0) feed();
  return lines;
}

/**
 * The longest beginning of at most `width` columns, at least one character, and the rest. Names are broken where they
 * are put together (`invalidate_lock_` `shared[app]`), unless that leaves the line half empty.
 */
function split(text: string, width: number): readonly [head: string, tail: string] {
  let head = "";
  for (const character of text) {
    if (head !== "" && displayWidth(head + character) > width) break;
    head += character;
  }
  const joint = Math.max(head.lastIndexOf("_") + 1, head.lastIndexOf("/") + 1, head.lastIndexOf("["));
  const cut = joint * 2 > head.length ? joint : head.length;
  return [text.slice(0, cut), text.slice(cut)];
}
