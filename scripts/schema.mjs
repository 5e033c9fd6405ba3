#!/usr/bin/env node
/** Writes the JSON Schemas of specs, results, trace files and configurations to the folder schema. */
import { mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const require = createRequire(import.meta.url);
require("ts-node/register/transpile-only");
const { configSchemaText, resultSchemaText, schemaText, traceSchemaText } = require("../src/cli/schema.ts");

const folder = join(dirname(dirname(fileURLToPath(import.meta.url))), "schema");
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, "policy.schema.json"), schemaText());
writeFileSync(join(folder, "result.schema.json"), resultSchemaText());
writeFileSync(join(folder, "trace.schema.json"), traceSchemaText());
writeFileSync(join(folder, "config.schema.json"), configSchemaText());
