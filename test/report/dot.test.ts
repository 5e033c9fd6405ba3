import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { describe, it } from "node:test";
import { defaultTextOptions, type TraceFile, writeTrace } from "../../src/report";
import { skipGraphvizTests } from "./graphviz";
import { hostile, loop, samples, standstill } from "./trace-files";

const dotOf = (file: TraceFile): string => writeTrace(file, "dot", defaultTextOptions);

interface Graph {
  readonly objects: readonly { readonly name: string; readonly label: string }[];
  readonly edges: readonly {
    readonly tail: number;
    readonly head: number;
    readonly label?: string;
    readonly style?: string;
  }[];
}

/** The graph as Graphviz understands it. */
function graphOf(file: TraceFile): Graph {
  const run = spawnSync("dot", ["-Tdot_json"], { input: dotOf(file), encoding: "utf8" });
  assert.equal(run.status, 0, run.stderr);
  assert.equal(run.stderr, "");
  return JSON.parse(run.stdout) as Graph;
}

describe("DOT", { skip: skipGraphvizTests }, () => {
  it("is a graph with a node for each state and an edge for each step", () => {
    for (const file of samples) {
      const { loopStart, length } = file.trace;
      const { objects, edges } = graphOf(file);
      const loops = loopStart !== undefined && loopStart < length;
      assert.equal(objects.filter(({ name }) => /^s\d+$/.test(name)).length, loops ? length : length + 1);
      assert.equal(edges.filter(({ label }) => /^ *\d+\. /.test(label ?? "")).length, length);
    }
  });

  it("takes hostile text for a text", () => {
    const run = spawnSync("dot", ["-Tsvg"], { input: dotOf(hostile), encoding: "utf8" });
    assert.equal(run.status, 0, run.stderr);
    assert.match(run.stdout, /&lt;\/script&gt;&lt;img src=x onerror=alert\(1\)&gt;/);
    assert.doesNotMatch(run.stdout, /<img/);
  });

  it("leads back where the trace repeats", () => {
    const { objects, edges } = graphOf(loop);
    const back = edges.find(({ label }) => label?.includes("and again, forever") === true);
    assert.deepEqual([objects[back?.tail ?? -1]?.name, objects[back?.head ?? -1]?.name], ["s4", "s1"]);
    const still = graphOf(standstill);
    const self = still.edges.find(({ style }) => style === "dashed");
    assert.deepEqual([still.objects[self?.tail ?? -1]?.name, still.objects[self?.head ?? -1]?.name], ["s2", "s2"]);
  });
});
