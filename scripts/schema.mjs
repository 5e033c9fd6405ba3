#!/usr/bin/env node
/** Writes the JSON Schema of specs to schema/policy.schema.json. */
import { mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const require = createRequire(import.meta.url);
require("ts-node/register/transpile-only");
const { jsonSchema } = require("../src/spec/schema/index.ts");

const folder = join(dirname(dirname(fileURLToPath(import.meta.url))), "schema");
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, "policy.schema.json"), `${JSON.stringify(jsonSchema(), undefined, 2)}\n`);
