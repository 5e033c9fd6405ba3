import { escapeMarkup } from "../escape-markup";

/** Markup that is safe to put into a page as it is. Only this file makes it. */
export interface Html {
  readonly html: string;
}

type Content = Html | string | readonly Content[];
type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

const VOID: readonly string[] = ["meta", "input", "br"];

/** Text, escaped, or markup, as it is. */
function htmlOf(content: Content): string {
  if (typeof content === "string") return escapeMarkup(content);
  return "html" in content ? content.html : content.map(htmlOf).join("");
}

/** An element. Strings in it are text; `true` is an attribute without a value, `false` and undefined are none. */
export function el(tag: string, attributes: Attributes, ...content: readonly Content[]): Html {
  const given = Object.entries(attributes).map(([name, value]) => {
    if (value === undefined || value === false) return "";
    return value === true ? ` ${name}` : ` ${name}="${escapeMarkup(String(value))}"`;
  });
  const start = `<${tag}${given.join("")}>`;
  return { html: VOID.includes(tag) ? start : `${start}${htmlOf(content)}</${tag}>` };
}

/** Elements one below the other. */
export function lines(...content: readonly Html[]): Html {
  return { html: content.map(({ html }) => html).join("\n") };
}

/** A script or style sheet: code of ours, never text from elsewhere. */
export function code(tag: "script" | "style", text: string): Html {
  return { html: `<${tag}>${text}</${tag}>` };
}

/** Data for the script of the page. Nothing in it can end the element that it stands in. */
export function island(id: string, data: object): Html {
  const json = JSON.stringify(data).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  return { html: `<script type="application/json" id="${escapeMarkup(id)}">${json}</script>` };
}
