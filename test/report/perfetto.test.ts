import assert from "node:assert/strict";
import { describe, it } from "node:test";
import Ajv from "ajv";
import { defaultTextOptions, statesOf, type TraceFile, writeTrace } from "../../src/report";
import { loop, samples, standstill } from "./trace-files";

/** What the Trace Event Format asks of metadata, complete and instant events. */
const shape = (ph: string, required: readonly string[], more: object = {}): object => ({
  type: "object",
  required: ["name", "ph", "pid", "tid", ...required],
  additionalProperties: false,
  properties: {
    ...{ name: { type: "string" }, ph: { const: ph }, pid: { type: "integer" }, tid: { type: "integer" } },
    ...{ ts: { type: "number", minimum: 0 }, dur: { type: "number", exclusiveMinimum: 0 }, cat: { type: "string" } },
    ...{ s: { enum: ["g", "p", "t"] }, args: { type: "object" } },
    ...more,
  },
});
const schema = {
  type: "object",
  required: ["traceEvents"],
  properties: {
    displayTimeUnit: { enum: ["ms", "ns"] },
    otherData: { type: "object", additionalProperties: { type: "string" } },
    traceEvents: {
      type: "array",
      items: {
        oneOf: [
          shape("M", ["args"], {
            name: { enum: ["process_name", "process_sort_index", "thread_name", "thread_sort_index"] },
          }),
          shape("X", ["ts", "dur"]),
          shape("i", ["ts", "s"]),
        ],
      },
    },
  },
  additionalProperties: false,
};

interface Event {
  readonly ph: string;
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur: number;
  readonly args: Readonly<Record<string, unknown>>;
}

const eventsOf = (file: TraceFile): readonly Event[] =>
  (JSON.parse(writeTrace(file, "perfetto", defaultTextOptions)) as { traceEvents: readonly Event[] }).traceEvents;

describe("Perfetto JSON", () => {
  it("is as the Trace Event Format has it", () => {
    const validate = new Ajv({ strict: false }).compile(schema);
    for (const file of samples) {
      assert.ok(
        validate(JSON.parse(writeTrace(file, "perfetto", defaultTextOptions))),
        JSON.stringify(validate.errors),
      );
    }
  });

  it("has slices that never overlap in a thread, each in a thread that has a name", () => {
    for (const file of samples) {
      const events = eventsOf(file);
      const named = new Set(events.filter(({ name }) => name === "thread_name").map(({ pid, tid }) => `${pid} ${tid}`));
      const ends = new Map<string, number>();
      for (const { pid, tid, ts, dur } of events.filter(({ ph }) => ph === "X")) {
        const thread = `${pid} ${tid}`;
        assert.ok(named.has(thread));
        assert.ok((ends.get(thread) ?? 0) <= ts);
        ends.set(thread, ts + dur);
      }
    }
  });

  it("shows for each cell that changes its value at every time", () => {
    const slices = eventsOf(loop).filter(({ ph, pid }) => ph === "X" && pid === 2);
    const states = statesOf(loop.trace);
    for (const [position, { variable }] of loop.trace.cells.entries()) {
      const own = slices.filter(({ args }) => args.cell === variable);
      for (const [at, { values }] of states.entries()) {
        const shown = own.find(({ ts, dur }) => ts <= at * 1000 && at * 1000 < ts + dur);
        assert.equal(shown?.name, values[position]);
      }
    }
  });

  it("has a slice for what repeats", () => {
    const slice = (file: TraceFile): unknown[] =>
      eventsOf(file)
        .filter(({ name }) => name === "repeats forever" || name === "nothing more need happen")
        .map(({ name, ts, dur }) => [name, ts, dur]);
    assert.deepEqual(slice(loop), [["repeats forever", 1000, 4000]]);
    assert.deepEqual(slice(standstill), [["nothing more need happen", 2000, 1000]]);
  });
});
