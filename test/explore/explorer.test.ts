import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { check } from "../../src/checker";
import { Explorer, type Path, type PathMove } from "../../src/explore";
import { Interpreter, type Program } from "../../src/model";
import { crash, wrong } from "../report/models";
import { explorerOf } from "./subject";

const start: Path = { initial: 0, moves: [] };
const noProgram: Program = {
  ...{ name: "none", enums: {}, sets: {}, variables: [], procedures: [], processes: [], properties: [] },
  halted: { kind: "bool", value: false },
  initially: { kind: "bool", value: true },
  lockHandOver: false,
};

/** A model without the program that it comes from. */
function bare(model: ConstructorParameters<typeof Interpreter>[0]): Explorer {
  return new Explorer({
    interpreter: new Interpreter(model),
    program: noProgram,
    facts: { file: "", title: "", bounds: [], toolVersion: "", modelHash: "" },
    rules: new Map(),
    sections: [],
  });
}

/** The path that takes the n-th possible step each time. */
function walk(explorer: Explorer, ...steps: readonly number[]): Path {
  const moves: PathMove[] = [];
  for (const step of steps) {
    const { actors } = explorer.view({ initial: 0, moves }, moves.length);
    const move = actors.flatMap((actor) => actor.steps)[step]?.move;
    assert.ok(move);
    moves.push(move);
  }
  return { initial: 0, moves };
}

describe("a view", () => {
  const { explorer, model } = explorerOf("specs/tutorial/3-wait-for-pins.yaml");
  const deadlock = check(model).properties.find(({ id }) => id === "deadlock-free");

  it("shows what each actor can do, and what that would change", () => {
    const { actors, at, crumbs, outlook, violated } = explorer.view(walk(explorer, 0), 1);
    assert.equal(at, 1);
    assert.deepEqual(
      crumbs.map(({ actor, text }) => `${actor}: ${text}`),
      ["app: starts to pin its buffer, first page0"],
    );
    assert.deepEqual(
      actors.map(({ name, status, steps }) => [name, status, steps.length]),
      [
        ["app", "ready", 1],
        ["flusher", "ready", 1],
        ["syncer", "ready", 1],
        ["disk", "waiting", 0],
      ],
    );
    const [app, flusher] = actors;
    assert.deepEqual(app?.locals, [{ name: "pin/current", value: "page0", from: "none" }]);
    assert.deepEqual(app.frames, [
      { procedure: "do_blockdev_direct_IO_sync", step: "pin" },
      { procedure: "get_user_pages_fast", step: "read_pte" },
    ]);
    assert.deepEqual(flusher?.steps[0]?.report.changes, [
      { variable: "write/index", from: "none", to: "page0", scope: "local" },
    ]);
    assert.deepEqual([outlook.kind, violated], ["open", []]);
  });

  it("says of those who wait on what, and which rule tells them to", () => {
    assert.ok(deadlock);
    const found = explorer.found(deadlock, undefined);
    assert.ok(found);
    assert.equal(found.path.moves.length, 27);
    assert.equal(found.end.kind, "deadlock");
    assert.equal(found.isShortest, true);
    const { actors, outlook, violated, sections, crumbs } = explorer.view(found.path, 27);
    assert.equal(outlook.kind, "deadlock");
    assert.deepEqual(
      violated.map(({ id }) => id),
      ["deadlock-free"],
    );
    const syncer = actors.find(({ name }) => name === "syncer");
    assert.equal(syncer?.status, "waiting");
    assert.deepEqual(syncer.waiting?.rules, ["fsync-waits-for-pins"]);
    assert.deepEqual(syncer.waiting.on, ["app"]);
    const pte = sections
      .flatMap(({ tables }) => tables)
      .flatMap(({ rows }) => rows)
      .find(({ variable }) => variable === "pte");
    assert.deepEqual(pte?.cells, [{ value: "ro", from: "rw" }]);
    assert.equal(crumbs.length, 27);
  });

  it("is the same from anywhere on a path, whatever was looked at before", () => {
    assert.ok(deadlock);
    const path = explorer.found(deadlock, undefined)?.path ?? start;
    const fresh = explorerOf("specs/tutorial/3-wait-for-pins.yaml").explorer;
    for (const at of [12, 3, 27, 0]) assert.deepEqual(explorer.view(path, at), fresh.view(path, at));
  });

  it("follows a path as far as it leads", () => {
    const good = walk(explorer, 0, 0);
    const wrongMove = { process: 3, alternative: 0 };
    const view = explorer.view({ ...good, moves: [...good.moves, wrongMove, ...good.moves] }, 5);
    assert.deepEqual([view.path, view.lost, view.at], [good, 3, 2]);
    const elsewhere = explorer.view({ initial: 1e6, moves: good.moves }, 2);
    assert.deepEqual([elsewhere.path, elsewhere.lost, elsewhere.at], [start, 2, 0]);
  });

  it("names the steps that violate a property, and the one that has", () => {
    const { explorer: classic, model: classicModel } = explorerOf("specs/tutorial/1-no-policy.yaml");
    const result = check(classicModel).properties.find(({ id }) => id === "no-dma-to-clean-page");
    assert.equal(result?.verdict, "violated");
    const path = classic.found(result, undefined)?.path ?? start;
    const last = path.moves.length;
    const before = classic.view(path, last - 1).actors.flatMap(({ steps }) => steps);
    assert.ok(before.some(({ violates }) => violates.includes("no-dma-to-clean-page")));
    const { crumbs } = classic.view(path, last);
    assert.deepEqual(
      crumbs.map(({ violates }) => violates.includes("no-dma-to-clean-page")),
      crumbs.map((_, at) => at === last - 1),
    );
  });

  it("names the cells behind a violated invariant, and a system that has halted", () => {
    const explorer = bare(crash);
    const path = walk(explorer, 0, 0);
    const view = explorer.view(path, 2);
    assert.deepEqual(view.violated, [
      { id: "no-crash", doc: "no BUG is hit", because: [{ variable: "crashed", value: "yes" }] },
    ]);
    assert.deepEqual(view.outlook, { kind: "halted", condition: "crashed" });
    assert.ok(view.actors.every(({ status, steps }) => status === "stopped" && steps.length === 0));
    assert.deepEqual(view.crumbs.at(-1)?.violates, ["no-crash"]);
    const [, unlock] = explorer.view(path, 1).actors.flatMap(({ steps }) => steps);
    assert.deepEqual(unlock?.violates, []);
  });

  it("says where the model goes wrong, and goes on from nowhere there", () => {
    const explorer = bare(wrong);
    const path = walk(explorer, 0, 0);
    const { outlook, actors } = explorer.view(path, 2);
    assert.deepEqual([outlook.kind, actors[0]?.status], ["error", "stopped"]);
    assert.equal(explorer.wander(start, 50, 1).moves.length, 2);
  });

  it("finds states that were there before", () => {
    const explorer = bare(crash);
    // The device pins, then writes to a page that is dirty after the first time.
    const path = walk(explorer, 1, 1, 1);
    const view = explorer.view(path, 3);
    assert.equal(view.sameAs, 2);
    assert.equal(view.crumbs[2]?.sameAs, 2);
    const dma = view.actors[1]?.steps[0];
    assert.equal(dma?.sameAs, 2);
    assert.deepEqual(dma.report.changes, []);
  });
});

describe("a search from a state", () => {
  const { explorer, model } = explorerOf("specs/tutorial/3-wait-for-pins.yaml");
  const number = model.properties.findIndex(({ id }) => id === "deadlock-free");

  it("begins there, and its counterexample goes on from there", () => {
    const whole = explorer.found(
      check(model).properties[number] ?? { id: "", verdict: "holds", missing: [] },
      undefined,
    );
    const path = { initial: whole?.path.initial ?? 0, moves: whole?.path.moves.slice(0, 9) ?? [] };
    const sought = explorer.sought(number, path);
    assert.ok(sought);
    const [result] = check(sought.model, { until: sought.id }).properties;
    assert.equal(result?.trace?.moves.length, 18);
    const found = explorer.found(result, path);
    assert.deepEqual([found?.from, found?.path.moves.length], [9, 27]);
    assert.deepEqual(found?.path.moves.slice(0, 9), path.moves);
    assert.equal(explorer.view(found.path, 27).outlook.kind, "deadlock");
  });

  it("does not find what cannot be reached any more", () => {
    const beyond = explorer.wander(start, 200, 5);
    const { outlook } = explorer.view(beyond, beyond.moves.length);
    assert.equal(outlook.kind, "finished");
    const sought = explorer.sought(number, beyond);
    assert.equal(check(sought?.model ?? model).properties[0]?.verdict, "holds");
  });

  it("knows no property that the spec does not check", () => {
    assert.equal(explorer.sought(99, undefined), undefined);
  });

  it("is not believed where the interpreter cannot follow", () => {
    const result = check(model).properties[number];
    assert.ok(result?.trace);
    const { states, moves } = result.trace;
    assert.equal(explorer.found({ ...result, trace: { states, moves: moves.toReversed() } }, undefined), undefined);
    assert.equal(explorer.found({ ...result, trace: { states: states.toReversed(), moves } }, undefined), undefined);
  });
});

describe("a response that never comes", () => {
  it("is a path whose end is a state on it, or an end after which nothing more need happen", () => {
    const { explorer, model } = explorerOf("specs/claims/c09-blocking-background-skips.yaml");
    const results = check(model).properties.filter(({ trace }) => trace?.loopStart !== undefined);
    assert.ok(results.length > 0, "the spec has a response that never comes");
    for (const result of results) {
      const found = explorer.found(result, undefined);
      assert.ok(found);
      assert.equal(found.end.kind, "forever");
      assert.equal(found.isShortest, false);
      assert.ok((found.although ?? "").length > 0);
      const { length } = found.path.moves;
      const { sameAs } = explorer.view(found.path, length);
      if (found.loopStart !== length) assert.ok(sameAs !== undefined && sameAs <= (found.loopStart ?? -1));
    }
  });
});

describe("a random walk", () => {
  const { explorer } = explorerOf("specs/tutorial/5-repaired.yaml");

  it("is the same for the same seed, and another for another", () => {
    const walks = [7, 7, 8].map((seed) => explorer.wander(start, 20, seed));
    assert.deepEqual(walks[0], walks[1]);
    assert.notDeepEqual(walks[0], walks[2]);
    assert.equal(walks[0]?.moves.length, 20);
    assert.equal(explorer.view(walks[0], 20).lost, 0);
  });

  it("ends at the first violation", () => {
    const bad = bare(crash);
    const ends = Array.from({ length: 10 }, (_, seed) => bad.wander(start, 50, seed)).map((path) =>
      bad.view(path, path.moves.length).crumbs.map(({ violates }) => violates.length > 0),
    );
    assert.ok(ends.some((violates) => violates.at(-1) === true));
    assert.ok(ends.every((violates) => !violates.slice(0, -1).includes(true)));
  });
});
