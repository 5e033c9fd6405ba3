const WIDTH = 100;

/** A list with commas between an opening and a closing word, broken into lines below the first item. */
export function wrapped(items: readonly string[], opening: string, closing: string): readonly string[] {
  const lines: string[] = [];
  const margin = " ".repeat(opening.length);
  let line = opening;
  for (const [position, item] of items.entries()) {
    const last = position === items.length - 1;
    const text = last ? item + closing : `${item},`;
    const isFirst = line === opening || line === margin;
    if (!isFirst && line.length + 1 + text.length > WIDTH) {
      lines.push(line);
      line = margin;
    }
    line += line === opening || line === margin ? text : ` ${text}`;
  }
  return items.length === 0 ? [opening + closing] : [...lines, line];
}
