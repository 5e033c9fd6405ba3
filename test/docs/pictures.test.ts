import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { validateXML } from "xmllint-wasm";
import { spansOf } from "../../scripts/pictures/ansi";
import { PICTURES, svgOf } from "../../scripts/pictures/pictures";
import { COLORS, terminalSvg } from "../../scripts/pictures/terminal-svg";

const root = join(__dirname, "../..");
const folder = join(root, "docs/pictures");
const committed = (name: string): string => readFileSync(join(folder, `${name}.svg`), "utf8");

/** A schema that any SVG satisfies: what is looked at is whether the XML is well-formed. */
const ANYTHING = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.w3.org/2000/svg">
  <xs:element name="svg"><xs:complexType mixed="true"><xs:sequence>
    <xs:any processContents="skip" minOccurs="0" maxOccurs="unbounded"/>
  </xs:sequence><xs:anyAttribute processContents="skip"/></xs:complexType></xs:element>
</xs:schema>`;

async function errorsIn(svg: readonly string[]): Promise<unknown> {
  const xml = svg.map((contents, at) => ({ fileName: `${String(at)}.svg`, contents }));
  const schema = [{ fileName: "any.xsd", contents: ANYTHING }];
  return (await validateXML({ xml, extension: "schema", schema })).errors;
}

const caption = { title: "a & b", description: '<script>"' };

describe("docs/pictures", () => {
  for (const picture of PICTURES) {
    it(`${picture.name}.svg is what gupcheck writes (else: npm run pictures)`, async () => {
      assert.equal(committed(picture.name), await svgOf(picture));
    });
  }

  it("has no other pictures, and a document shows each", () => {
    const names = readdirSync(folder).filter((name) => name.endsWith(".svg"));
    assert.deepEqual(names.sort(), PICTURES.map(({ name }) => `${name}.svg`).sort());
    const documents = ["README.md", ...readdirSync(join(root, "docs")).map((name) => join("docs", name))]
      .filter((name) => name.endsWith(".md"))
      .map((name) => readFileSync(join(root, name), "utf8"));
    for (const name of names) {
      const shown = documents.some((text) => new RegExp(`!\\[[^\\]]{20,}\\]\\(\\S*pictures/${name}\\)`).test(text));
      assert.ok(shown, `${name} is shown nowhere, or without saying what it shows`);
    }
  });

  it("has well-formed pictures, which load nothing and stay the same on any machine", async () => {
    const pictures = PICTURES.map(({ name }) => committed(name));
    assert.deepEqual(await errorsIn(pictures), []);
    for (const svg of pictures) {
      assert.doesNotMatch(svg.replace('xmlns="http://www.w3.org/2000/svg"', ""), /http|url\(|href|@import|<script/);
      assert.match(svg, /prefers-color-scheme: dark/);
      assert.doesNotMatch(svg, /\d (s|[KMG]iB)\b/);
    }
  });
});

/** Relative luminance, as WCAG 2 defines it. */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

describe("a picture of a terminal", () => {
  it("can be read, light and dark", () => {
    assert.ok(Math.abs(contrast("#000000", "#ffffff") - 21) < 1e-9);
    for (const { paper, edge, ...inks } of Object.values(COLORS)) {
      assert.ok(contrast(edge, paper) >= 3);
      for (const [style, ink] of Object.entries(inks)) assert.ok(contrast(ink, paper) >= 4.5, style);
    }
  });

  it("escapes what stands in it", async () => {
    const svg = terminalSvg([[{ text: '<text x="1">&', styles: [] }]], caption);
    assert.deepEqual(await errorsIn([svg]), []);
    assert.match(svg, />&lt;text x=&quot;1&quot;&gt;&amp;</);
    assert.match(svg, /<title id="title">a &amp; b<\/title>\n<desc id="description">&lt;script&gt;&quot;</);
  });

  it("puts every character at its column", () => {
    const svg = terminalSvg(spansOf("ab  \u001b[32mok\u001b[39m c"), caption);
    assert.match(svg, /x="16" textLength="16"[^>]*>ab</);
    assert.match(svg, /x="48" textLength="16"[^>]* class="good">ok</);
    assert.match(svg, /x="72" textLength="8"[^>]*>c</);
  });

  it("knows the styles that gupcheck uses, also where one is in another, and no other", () => {
    const [line = []] = spansOf("a\u001b[31m\u001b[1mb\u001b[22mc\u001b[39md");
    assert.deepEqual(line, [
      { text: "a", styles: [] },
      { text: "b", styles: ["bad", "strong"] },
      { text: "c", styles: ["bad"] },
      { text: "d", styles: [] },
    ]);
    assert.throws(() => spansOf("\u001b[35mpink"), /unknown escape sequence: ESC \[ 35 m/);
    assert.throws(() => spansOf("\u001b[2J"), /control character/);
  });
});
