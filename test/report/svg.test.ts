import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { validateXML } from "xmllint-wasm";
import { defaultTextOptions, type TraceFile, writeTrace } from "../../src/report";
import { loop, samples, standstill } from "./trace-files";

const svgOf = (file: TraceFile): string => writeTrace(file, "svg", defaultTextOptions);

async function errorsIn(xml: readonly { readonly fileName: string; readonly contents: string }[]): Promise<unknown> {
  const schema = [{ fileName: "any.xsd", contents: ANYTHING }];
  return (await validateXML({ xml: [...xml], extension: "schema", schema })).errors;
}

describe("SVG", () => {
  it("is well-formed, whatever the spec says", async () => {
    const pictures = samples.map((file, at) => ({ fileName: `${String(at)}.svg`, contents: svgOf(file) }));
    assert.deepEqual(await errorsIn(pictures), []);
    const [first] = pictures;
    const broken = (first?.contents ?? "").replace("</title>", "&</title>");
    assert.notDeepEqual(await errorsIn([{ fileName: "broken.svg", contents: broken }]), []);
  });

  it("has a box for each step, none of them over another, and the last one marked", () => {
    for (const file of samples) {
      const svg = svgOf(file);
      const boxes = [...svg.matchAll(/<rect class="(step[^"]*)" x="\S+" y="(\d+)" width="\d+" height="(\d+)"/g)];
      assert.equal(boxes.length, file.trace.length);
      for (const [at, [, , y = "", height = ""]] of boxes.entries()) {
        const next = boxes[at + 1]?.[2];
        if (next !== undefined) assert.ok(Number(y) + Number(height) < Number(next));
      }
      assert.equal(boxes.at(-1)?.[1], file.trace.end.kind === "forever" ? "step" : "step offence");
    }
  });

  it("stays inside its picture", () => {
    for (const file of samples) {
      const svg = svgOf(file);
      const [, width = "", height = ""] = /viewBox="0 0 (\S+) (\S+)"/.exec(svg) ?? [];
      for (const [, x = "", y = ""] of svg.matchAll(/ x="(\S+?)" y="(\S+?)"/g)) {
        assert.ok(Number(x) >= 0 && Number(x) < Number(width) && Number(y) >= 0 && Number(y) < Number(height));
      }
    }
  });

  it("frames what repeats, and says where nothing more need happen", () => {
    assert.match(svgOf(loop), /<rect class="loop"[\s\S]*>steps 2 to 5 repeat forever</);
    assert.match(svgOf(standstill), /class="loop-text"[^>]*>from here on nothing more need happen</);
  });
});

/** A schema that any SVG satisfies: what is looked at is whether the XML is well-formed. */
const ANYTHING = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.w3.org/2000/svg">
  <xs:element name="svg"><xs:complexType mixed="true"><xs:sequence>
    <xs:any processContents="skip" minOccurs="0" maxOccurs="unbounded"/>
  </xs:sequence><xs:anyAttribute processContents="skip"/></xs:complexType></xs:element>
</xs:schema>`;
