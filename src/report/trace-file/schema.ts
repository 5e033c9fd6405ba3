import { z } from "zod";
import { TRACE_FILE_FORMAT, TRACE_FILE_VERSION, type TraceFile } from "./trace-file";

const text = z.string();
const named = z.object({ variable: text, value: text });
const values = z.array(named).readonly();
const texts = z.array(text).readonly();
const agent = z.enum(["kernel", "device", "user"]);
const scope = z.enum(["shared", "ghost", "local"]);
const verdict = z.enum(["holds", "violated", "vacuous", "inconclusive"]);
const source = z.object({ fn: text, file: text });
const count = z.int().min(0);

const cell = named.extend({
  of: text,
  index: z.array(z.object({ set: text, element: text })).readonly(),
  type: z.enum(["bool", "int", "enum", "element"]),
  scope,
  owner: text.exactOptional(),
  group: text.exactOptional(),
  doc: text,
});

const step = z.object({
  actor: text,
  step: text,
  source,
  agent,
  text,
  changes: z.array(z.object({ variable: text, from: text, to: text, scope })).readonly(),
  next: text,
  rule: text.exactOptional(),
});

const waiting = z.object({
  actor: text,
  mustFinish: z.boolean(),
  step: text,
  source,
  until: texts,
  because: values,
  rules: texts,
  on: texts,
  holds: values,
});

const end = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("step"), because: values }),
  z.object({ kind: z.literal("state"), because: values }),
  z.object({
    kind: z.literal("deadlock"),
    waiting: z.array(waiting).readonly(),
    othersMove: z.literal(true).exactOptional(),
  }),
  z.object({
    kind: z.literal("forever"),
    waiting: z.array(waiting).readonly(),
    helpers: z.array(z.object({ actor: text, step: text, source, agent, text })).readonly(),
  }),
  z.object({ kind: z.literal("error"), atStep: z.boolean() }),
]);

const trace = z.object({
  length: count,
  actors: z.array(z.object({ name: text, doc: text, mustFinish: z.boolean(), at: text })).readonly(),
  initially: values,
  cells: z.array(cell).readonly(),
  steps: z.array(step).readonly(),
  loopStart: count.exactOptional(),
  end,
  halted: text.exactOptional(),
});

const property = z.object({
  id: text,
  doc: text,
  verdict,
  expected: verdict.exactOptional(),
  judgement: z.enum(["met", "wrong", "open"]),
});

/** The shape of a trace file; keys that it does not know are left out. What the parts say of each other is not checked. */
export const traceFileSchema: z.ZodType<TraceFile> = z.object({
  format: z.literal(TRACE_FILE_FORMAT),
  schemaVersion: z.literal(TRACE_FILE_VERSION),
  toolVersion: text,
  spec: text,
  title: text,
  source: text.exactOptional(),
  modelHash: text,
  bounds: texts,
  reproduce: text,
  property: property.extend({ shortest: z.literal(false).exactOptional() }),
  properties: z.array(property).readonly(),
  trace,
});

/** The JSON Schema of trace files. */
export function traceFileJsonSchema(): object {
  return {
    title: "A counterexample of gupcheck",
    ...z.toJSONSchema(traceFileSchema, { target: "draft-7", io: "input" }),
  };
}
