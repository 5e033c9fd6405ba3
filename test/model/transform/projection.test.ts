import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { freezeConstants, Interpreter, inline, type Model, type Program, pruneGhosts } from "../../../src/model";
import { programs } from "../arbitrary";
import { counts, explore } from "../explore";
import { woven } from "../writeback";

/** The edges of the reachable graph, variables with these names left out. */
function edges(model: Model, without: ReadonlySet<string>): ReadonlySet<string> {
  const interpreter = new Interpreter(model);
  const kept = interpreter.layout.slots.flatMap(({ kind, name }, at) =>
    kind === "variable" && without.has(name) ? [] : [at],
  );
  const project = (state: readonly number[]): string => kept.map((at) => String(state[at])).join(" ");
  const found = new Set<string>();
  for (const state of explore(model).states) {
    found.add(project(state));
    for (const { process, step, alternative, binding, target } of interpreter.transitions(state)) {
      found.add(`${project(state)} / ${[process, step, alternative, binding ?? "-"].join(" ")} / ${project(target)}`);
    }
  }
  return found;
}

function sameProjection(program: Program): void {
  const pruned = pruneGhosts(program);
  const names = new Set(pruned.variables.map(({ name }) => name));
  const dropped = new Set(program.variables.map(({ name }) => name).filter((name) => !names.has(name)));
  assert.deepEqual(edges(inline(pruned), new Set()), edges(inline(program), dropped));
}

describe("pruneGhosts", () => {
  it("keeps the reachable graph of random programs but for the ghosts", () => {
    fc.assert(fc.property(programs, sameProjection), { numRuns: 50 });
  });

  it("keeps the reachable graph of a program with a decision but for the ghosts", () => {
    sameProjection(woven);
  });

  it("keeps verdicts", () => {
    assert.deepEqual(explore(inline(pruneGhosts(woven))).violated, explore(inline(woven)).violated);
  });
});

describe("freezeConstants", () => {
  it("changes no count of random programs", () => {
    fc.assert(
      fc.property(programs, (program) => {
        assert.deepEqual(counts(inline(freezeConstants(program))), counts(inline(program)));
      }),
      { numRuns: 50 },
    );
  });

  it("changes no count of a program with ghosts, marks and halting", () => {
    assert.deepEqual(counts(inline(freezeConstants(woven))), counts(inline(woven)));
  });
});
