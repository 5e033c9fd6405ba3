import { nearest } from "../../model";
import { escapeControls } from "../../report";
import { wrap } from "../../report/text/width";
import type { ColorChoice } from "../color";
import { paintFor, wantsColor } from "../color";
import { EXIT, type ExitCode } from "../exit-code";
import { type Terminal, widthFor } from "../terminal";
import { UsageError } from "../usage-error";
import { KINDS, type Kind, type Part, type Topic } from "./topic";
import { allTopics } from "./topics";

export interface ExplainOptions {
  readonly color: ColorChoice;
  readonly width?: number;
}

const LABEL = 12;

/** `gupcheck explain`: what a code or a name means; without one, what there is to be explained. */
export function explain(words: readonly string[], options: ExplainOptions, terminal: Terminal): ExitCode {
  const topics = allTopics();
  const width = widthFor(terminal.out, options.width);
  const { strong, faint } = paintFor(wantsColor(options.color, terminal.out, terminal.env));
  const write = (text: readonly string[]): void => void terminal.out.write(`${text.map(escapeControls).join("\n")}\n`);
  if (words.length === 0) {
    terminal.out.write(`${[...overview(topics, width)].join("\n")}\n`);
    return EXIT.ok;
  }
  const asked = words.join(" ").trim();
  const kind = kindOf(asked);
  if (kind !== undefined) {
    write(
      listOf(
        topics.filter((topic) => topic.kind === kind),
        width,
      ),
    );
    return EXIT.ok;
  }
  const found = topicsNamed(asked, topics);
  if (found.length === 0) throw new UsageError(`there is nothing called "${asked}"; ${hintFor(asked, topics)}`);
  const texts = found.map((topic) => [
    `${strong(topic.name)} ${faint(`(${topic.kind})`)}`,
    ...labelled("", sentence(topic.what), width),
    ...topic.parts().flatMap((part) => partText(part, width, faint)),
  ]);
  terminal.out.write(`${texts.map((text) => text.join("\n")).join("\n\n")}\n`);
  return EXIT.ok;
}

function kindOf(asked: string): Kind | undefined {
  const kinds = Object.entries(KINDS) as readonly (readonly [Kind, string])[];
  const wanted = asked.toLowerCase().replaceAll(" ", "-");
  return kinds.find(([, many]) => many === wanted)?.[0];
}

/** Topics by name or by another name, upper and lower case aside; names go before other names. */
function topicsNamed(asked: string, topics: readonly Topic[]): readonly Topic[] {
  const wanted = asked.toLowerCase().replace(/^\[(.*)\]$/, "$1");
  const byName = topics.filter(({ name }) => name.toLowerCase() === wanted);
  if (byName.length > 0) return byName;
  return topics.filter(({ aliases = [] }) => aliases.some((alias) => alias.toLowerCase() === wanted));
}

function hintFor(asked: string, topics: readonly Topic[]): string {
  const names = topics.flatMap(({ name, aliases = [] }) => [name, ...aliases]);
  const near = nearest(asked, [...names, ...Object.values(KINDS)]);
  return near === undefined ? "`gupcheck explain` lists what there is" : `did you mean "${near}"?`;
}

function overview(topics: readonly Topic[], width: number): readonly string[] {
  const kinds = Object.entries(KINDS) as readonly (readonly [Kind, string])[];
  return [
    ...wrap(
      "gupcheck explain NAME says what a name or a code means; a kind lists its names with what they are.",
      width,
    ),
    "",
    ...kinds.flatMap(([kind, many]) => {
      const names = topics.filter((topic) => topic.kind === kind).map(({ name }) => name);
      return [many, ...wrap(names.join(", "), width - 2).map((line) => `  ${line}`), ""];
    }),
  ].slice(0, -1);
}

function listOf(topics: readonly Topic[], width: number): readonly string[] {
  const widest = Math.max(...topics.map(({ name }) => name.length));
  const margin = widest + 2;
  return topics.flatMap(({ name, what }) =>
    wrap(what, Math.max(24, width - margin)).map((line, at) => (at === 0 ? name : "").padEnd(margin) + line),
  );
}

function partText(part: Part, width: number, faint: (text: string) => string): readonly string[] {
  if ("prose" in part)
    return [
      "",
      ...labelled(part.title, /^(why|mend)$/.test(part.title) ? sentence(part.prose) : part.prose, width, faint),
    ];
  return ["", `  ${faint(part.title)}`, ...part.lines.map((line) => `      ${escapeControls(line)}`)];
}

function labelled(
  title: string,
  text: string,
  width: number,
  faint: (text: string) => string = (same) => same,
): readonly string[] {
  const [indent, margin] = title === "" ? [2, 2] : [2, Math.max(2 + LABEL, title.length + 4)];
  return wrap(text, Math.max(24, width - margin)).map((line, at) =>
    at === 0 && title !== ""
      ? `${" ".repeat(indent)}${faint(title.padEnd(margin - indent))}${line}`
      : " ".repeat(margin) + line,
  );
}

/** With a full stop, where there is none. */
const sentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);
