/** An element of XML; text between elements is text of one of them only. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string | number>>;
  readonly children: readonly XmlElement[] | string;
}

/** An XML 1.0 document in UTF-8, indented, its text untouched. */
export function xmlDocument(root: XmlElement): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${xmlText(root, "")}`;
}

function xmlText({ name, attributes, children }: XmlElement, indent: string): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${attributeText(String(value))}"`);
  const start = `${indent}<${name}${written.join("")}`;
  if (children.length === 0) return `${start}/>\n`;
  if (typeof children === "string") return `${start}>${escapeXml(children)}</${name}>\n`;
  const inner = children.map((child) => xmlText(child, `${indent}  `)).join("");
  return `${start}>\n${inner}${indent}</${name}>\n`;
}

/** In attributes, line breaks and tabs would be read as spaces. */
function attributeText(text: string): string {
  return escapeXml(text).replace(/[\n\r\t]/g, (character) => `&#${String(character.charCodeAt(0))};`);
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

/** Text for XML 1.0: markup escaped; characters that XML cannot have, and control and format characters, left out. */
function escapeXml(text: string): string {
  return text
    .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? "")
    .replace(/\r\n?/g, "\n")
    .replace(/(?![\n\t])[\p{Cc}\p{Cf}\p{Cs}]|[\ufffe\uffff]/gu, "");
}
