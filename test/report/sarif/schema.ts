import { readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv, { type ValidateFunction } from "ajv";

/**
 * The JSON Schema of SARIF 2.1.0 (copyright OASIS Open), as the npm package @microsoft/jest-sarif 1.0.0-beta.0
 * distributes it under the MIT license. It is of draft 4: what differs from draft 7 is its `id`.
 */
const file = join(__dirname, "sarif-2.1.0-rtm.5.schema.json");

export function sarifValidator(): ValidateFunction {
  const { $schema: _, id: _id, ...schema } = JSON.parse(readFileSync(file, "utf8")) as Record<string, unknown>;
  const ajv = new Ajv({
    strict: false,
    unicodeRegExp: false,
    allErrors: true,
    formats: {
      uri: (text: string) => URL.canParse(text),
      "uri-reference": (text: string) => /^[!-~]*$/.test(text) && URL.canParse(text, "file:///base/"),
      "date-time": true,
    },
  });
  return ajv.compile(schema);
}
