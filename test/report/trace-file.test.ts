import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import Ajv from "ajv";
import { check } from "../../src/checker";
import { Interpreter } from "../../src/model";
import {
  defaultTextOptions,
  readTraceFile,
  statesOf,
  type TraceFile,
  traceFilesOf,
  traceReport,
  writeTrace,
} from "../../src/report";
import { traceFileJsonSchema } from "../../src/report/trace-file/schema";
import { philosophers } from "../models/philosophers";
import { crash, writeback } from "./models";
import { resultOf } from "./results";
import { loop, samples, traceFileFor } from "./trace-files";

const json = (file: object): string => writeTrace(file as TraceFile, "json", defaultTextOptions);

function refusal(change: (file: TraceFile) => object): string {
  const read = readTraceFile(json(change(traceFileFor(crash, "no-crash"))));
  assert.equal(read.kind, "refused");
  return `${read.code}: ${read.message}`;
}

describe("a trace file", () => {
  it("comes back as it was written", () => {
    for (const file of samples) assert.deepEqual(readTraceFile(json(file)), { kind: "read", file });
  });

  it("has the published shape (else: npm run schema)", () => {
    const published = JSON.parse(readFileSync(join(__dirname, "../../schema/trace.schema.json"), "utf8")) as object;
    assert.deepEqual(published, JSON.parse(JSON.stringify(traceFileJsonSchema())));
    const validate = new Ajv({ strict: false }).compile(published);
    for (const file of samples) assert.ok(validate(JSON.parse(json(file))), JSON.stringify(validate.errors));
  });

  it("has all states: they follow from the first one and the changes", () => {
    for (const model of [crash, writeback, philosophers(3)]) {
      const interpreter = new Interpreter(model);
      for (const { id, trace } of check(model).properties) {
        const property = model.properties.find((candidate) => candidate.id === id);
        if (trace === undefined || property === undefined) continue;
        const report = traceReport(trace, property, interpreter, new Map());
        const followed = statesOf(report).map(({ values, at }) => ({ values, at }));
        const told = trace.states.map((state) => {
          const own = traceReport({ states: [state], moves: [] }, property, interpreter, new Map());
          return { values: own.cells.map(({ value }) => value), at: own.actors.map(({ at }) => at) };
        });
        assert.deepEqual(followed, told);
      }
    }
  });

  it("says whose a cell is and what it is part of", () => {
    const { cells } = traceFileFor(crash, "no-crash").trace;
    assert.deepEqual(
      cells.map(({ variable, of, owner, scope, type }) => [variable, of, owner, scope, type]),
      [
        ["page_lock[page0]", "page_lock", undefined, "shared", "element"],
        ["dirty[page0]", "dirty", undefined, "shared", "bool"],
        ["crashed", "crashed", undefined, "shared", "bool"],
        ["pinned[flusher]", "pinned", "flusher", "shared", "bool"],
        ["pinned[app]", "pinned", "app", "shared", "bool"],
      ],
    );
  });

  it("lists all properties of its spec", () => {
    const files = traceFilesOf(resultOf(philosophers(2)), "1", "gupcheck run x");
    for (const { properties } of files) {
      assert.deepEqual(
        properties.map(({ id, verdict }) => [id, verdict]),
        [
          ["deadlock-free", "violated"],
          ["first-fork-free", "violated"],
        ],
      );
    }
  });
});

describe("what is no trace file", () => {
  it("is told from one", () => {
    const code = (text: string): string => {
      const read = readTraceFile(text);
      return read.kind === "refused" ? read.code : read.kind;
    };
    assert.equal(code("{"), "trace/not-json");
    assert.equal(code("null"), "trace/not-a-trace");
    assert.equal(code("[]"), "trace/not-a-trace");
    assert.equal(code('{"schemaVersion":1}'), "trace/not-a-trace");
  });

  it("may be of another version, or malformed", () => {
    assert.match(
      refusal((file) => ({ ...file, schemaVersion: 2 })),
      /^trace\/other-version: .*version 2;.* version 1$/,
    );
    assert.match(
      refusal((file) => ({ ...file, title: 1 })),
      /^trace\/malformed: .*: title: /,
    );
    assert.match(
      refusal(({ trace, ...rest }) => ({ ...rest, trace: { ...trace, end: { kind: "oops" } } })),
      /^trace\/malformed: .*: trace\.end\.kind: /,
    );
  });

  it("may contradict itself", () => {
    const changed = (change: (trace: TraceFile["trace"]) => object): string =>
      refusal(({ trace, ...rest }) => ({ ...rest, trace: { ...trace, ...change(trace) } }));
    assert.match(
      changed(() => ({ length: 1 })),
      /^trace\/contradictory: .*"length" is 1, but there are 2 steps$/,
    );
    assert.match(
      changed(({ cells }) => ({ cells: [...cells, ...cells] })),
      /two cells have the same name$/,
    );
    assert.match(
      changed(({ actors }) => ({ actors: actors.slice(1) })),
      /"flusher" is not among the actors$/,
    );
    assert.match(
      changed(() => ({ cells: [] })),
      /step 1 changes "page_lock\[page0\]", which is not among the cells$/,
    );
    assert.match(
      changed(({ cells }) => ({ cells: cells.map((cell) => ({ ...cell, value: "yes" })) })),
      /step 1 changes "page_lock\[page0\]" from "none", but it is "yes" there$/,
    );
    assert.match(
      changed(() => ({ loopStart: 0 })),
      /not the one at "loopStart": "page_lock\[page0\]" differs$/,
    );
    assert.match(
      changed(() => ({ loopStart: 3 })),
      /"loopStart" is 3, after the last step$/,
    );
    const stray = { ...loop, trace: { ...loop.trace, loopStart: 0 } };
    const read = readTraceFile(json(stray));
    assert.ok(read.kind === "refused" && /"taken\[fork0\]" differs$/.test(read.message));
  });
});
