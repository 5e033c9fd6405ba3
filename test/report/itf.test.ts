import assert from "node:assert/strict";
import { describe, it } from "node:test";
import Ajv from "ajv";
import { defaultTextOptions, statesOf, type TraceFile, writeTrace } from "../../src/report";
import { crash } from "./models";
import { loop, samples, standstill, traceFileFor } from "./trace-files";

/** What Apalache's ADR-015 allows, and nothing else. */
const expression = {
  anyOf: [
    { type: "string" },
    { type: "boolean" },
    { type: "integer" },
    { type: "array", items: { $ref: "#/definitions/expression" } },
    one("#bigint", { type: "string", pattern: "^-?[0-9]+$" }),
    one("#tup", { type: "array", items: { $ref: "#/definitions/expression" } }),
    one("#set", { type: "array", items: { $ref: "#/definitions/expression" } }),
    one("#map", {
      type: "array",
      items: { type: "array", items: { $ref: "#/definitions/expression" }, minItems: 2, maxItems: 2 },
    }),
    { type: "object", propertyNames: { pattern: "^[^#]" }, additionalProperties: { $ref: "#/definitions/expression" } },
  ],
};

function one(key: string, schema: object): object {
  return { type: "object", required: [key], properties: { [key]: schema }, additionalProperties: false };
}

const schema = {
  definitions: { expression },
  type: "object",
  required: ["vars", "states"],
  additionalProperties: false,
  properties: {
    "#meta": { type: "object" },
    params: { type: "array", items: { type: "string" } },
    vars: { type: "array", items: { type: "string", pattern: "^[^#]" }, uniqueItems: true },
    loop: { type: "integer", minimum: 0 },
    states: {
      type: "array",
      items: {
        type: "object",
        properties: { "#meta": { type: "object" } },
        additionalProperties: { $ref: "#/definitions/expression" },
      },
    },
  },
};

interface Itf {
  readonly vars: readonly string[];
  readonly states: readonly Readonly<Record<string, unknown>>[];
  readonly loop?: number;
}

const itfOf = (file: TraceFile): Itf => JSON.parse(writeTrace(file, "itf", defaultTextOptions)) as Itf;

describe("ITF", () => {
  it("is as the format has it, with every variable in every state", () => {
    const validate = new Ajv({ strict: false }).compile(schema);
    for (const file of samples) {
      const itf = itfOf(file);
      assert.ok(validate(itf), JSON.stringify(validate.errors));
      assert.equal(itf.states.length, file.trace.length + 1);
      for (const state of itf.states) {
        assert.deepEqual(Object.keys(state).sort(), ["#meta", ...itf.vars].sort());
      }
    }
  });

  it("gives booleans, integers, names, maps and the action that led to a state", () => {
    const { states } = itfOf(traceFileFor(crash, "no-crash"));
    const { "#meta": _, ...last } = states[2] ?? {};
    assert.deepEqual(last, {
      page_lock: { "#map": [["page0", "flusher"]] },
      dirty: { "#map": [["page0", false]] },
      crashed: true,
      pinned: {
        "#map": [
          ["flusher", false],
          ["app", false],
        ],
      },
      "gupcheck::at": {
        "#map": [
          ["flusher", "unlock"],
          ["app", "pin"],
        ],
      },
      "gupcheck::actor": "flusher",
      "mbt::actionTaken": "write",
    });
    assert.equal(states[0]?.["mbt::actionTaken"], "init");
    const counting = traceFileFor(crash, "no-crash");
    const [cell] = counting.trace.cells;
    assert.ok(cell !== undefined);
    const number = { ...cell, variable: "count", of: "count", index: [], type: "int" as const, value: "-3" };
    const { states: counted } = itfOf({
      ...counting,
      trace: { ...counting.trace, cells: [number, ...counting.trace.cells] },
    });
    assert.deepEqual(counted[0]?.count, { "#bigint": "-3" });
  });

  it("comes back, after the last state, to the state that follows the one it is like", () => {
    const { states, loop: at = -1 } = itfOf(loop);
    assert.equal(at, 2);
    const { "#meta": _a, "mbt::actionTaken": _b, "gupcheck::actor": _c, ...last } = states.at(-1) ?? {};
    const { "#meta": _d, "mbt::actionTaken": _e, "gupcheck::actor": _f, ...same } = states[at - 1] ?? {};
    assert.deepEqual(last, same);
    assert.equal(itfOf(standstill).loop, statesOf(standstill.trace).length - 1);
    assert.equal(itfOf(traceFileFor(crash, "no-crash")).loop, undefined);
  });
});
