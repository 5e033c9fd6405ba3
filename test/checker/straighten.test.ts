import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type CheckResult, check, ModelErrorFound, simulate, type Trace } from "../../src/checker";
import { cutLoops } from "../../src/checker/cut-loops";
import { straighten } from "../../src/checker/straighten";
import { Interpreter, inline, type ModelProperty, type State } from "../../src/model";
import { programs } from "../arbitraries/program";
import { philosophers } from "../models/philosophers";
import { lassoFaults } from "./liveness/lasso-checker";

const same = (left: State, right: State): boolean => left.every((value, slot) => value === right[slot]);

function sound(check: () => CheckResult): CheckResult | undefined {
  try {
    return check();
  } catch (error) {
    if (error instanceof ModelErrorFound) return undefined;
    throw error;
  }
}

/** Asserts that the trace is a behaviour of the model that violates the property, by the interpreter alone. */
function assertViolates(
  property: ModelProperty,
  trace: Trace,
  interpreter: Interpreter,
  stuck?: readonly string[],
): void {
  const [first] = trace.states;
  assert.ok(first !== undefined && interpreter.initialStates().some((state) => same(state, first)));
  assert.equal(trace.states.length, trace.moves.length + 1);
  const taken = trace.moves.map((move, position) => {
    const transition = interpreter
      .transitions(trace.states[position] ?? first)
      .find(
        ({ process, step, alternative, binding }) =>
          process === move.process &&
          step === move.step &&
          alternative === move.alternative &&
          binding === move.binding,
      );
    assert.ok(transition, `move ${String(position)} is enabled`);
    assert.ok(same(transition.target, trace.states[position + 1] ?? []), `move ${String(position)} leads there`);
    return transition;
  });
  const last = trace.states.at(-1) ?? first;
  switch (property.kind) {
    case "assertion":
      assert.ok(taken.at(-1)?.violated.includes(property.id));
      break;
    case "invariant":
      assert.equal(interpreter.holds(property.holds, last), false);
      break;
    case "deadlock-free": {
      const able = interpreter.transitions(last).map(({ process }) => interpreter.model.processes[process]?.name ?? "");
      assert.ok(stuck === undefined ? able.length === 0 : stuck.every((name) => !able.includes(name)));
      break;
    }
    case "leads-to":
      assert.deepEqual(lassoFaults(trace, property, interpreter.model), []);
      break;
  }
}

/** The move that violates an assertion may lead back. */
function assertNoLoops(property: ModelProperty, { states }: Trace): void {
  const path = property.kind === "assertion" ? states.slice(0, -1) : states;
  assert.equal(new Set(path.map((state) => state.join())).size, path.length);
}

const switches = ({ moves }: Trace): number =>
  moves.filter((move, position) => position > 0 && move.process !== moves[position - 1]?.process).length;

test("a straightened counterexample still is one, on random programs", () => {
  fc.assert(
    fc.property(programs(), (program) => {
      const model = inline(program);
      const interpreter = new Interpreter(model);
      const limits = { states: 2_000 };
      const results = [
        sound(() => check(model, { limits })),
        sound(() => check(model, { limits, order: "depth-first" })),
        sound(() => simulate(model, { runs: 5, depth: 50, seed: 1 })),
      ];
      for (const { id, trace, stuck } of results.flatMap((result) => result?.properties ?? [])) {
        const property = model.properties.find((candidate) => candidate.id === id);
        if (trace === undefined || property === undefined) continue;
        assertViolates(property, trace, interpreter, stuck);
        if (property.kind !== "leads-to") assertNoLoops(property, trace);
      }
    }),
    { numRuns: 150 },
  );
});

test("straightening keeps the length and never adds a change of process", () => {
  const model = philosophers(4);
  const interpreter = new Interpreter(model);
  const property = model.properties.find(({ kind }) => kind === "deadlock-free");
  const found = check(model).properties.find(({ id }) => id === property?.id)?.trace;
  assert.ok(property !== undefined && found !== undefined);
  assert.equal(found.moves.length, 4);
  const again = straighten(property, found, interpreter);
  assert.deepEqual(again, found);
});

test("moves of other processes that do not matter to each other are put together", () => {
  const model = philosophers(3);
  const interpreter = new Interpreter(model);
  // Philosophers 0 and 1 take turns for no reason: 0 takes fork 0, 1 takes fork 1 and 2, 0 waits.
  const run = (choices: readonly number[]): Trace => {
    const [first] = interpreter.initialStates();
    const states: State[] = [first ?? []];
    const moves = choices.map((wanted) => {
      const transition = interpreter.transitions(states.at(-1) ?? []).find(({ process }) => process === wanted);
      assert.ok(transition);
      states.push(transition.target);
      const { process, step, alternative, binding } = transition;
      return { process, step, alternative, binding };
    });
    return { states, moves };
  };
  const scattered = run([1, 0, 1, 1, 1]);
  const property: ModelProperty = { kind: "deadlock-free", id: "any", doc: "", triggers: [] };
  const straight = straighten(property, scattered, interpreter);
  assert.equal(straight.moves.length, scattered.moves.length);
  assert.deepEqual(straight.states.at(-1), scattered.states.at(-1));
  assert.equal(switches(scattered), 2);
  assert.equal(switches(straight), 1);
});

test("the loops of a counterexample are cut, but for the move that violates an assertion", () => {
  const move = (step: number) => ({ process: 0, step, alternative: 0, binding: undefined });
  const trace: Trace = { states: [[0], [1], [2], [1], [3], [3]], moves: [0, 1, 2, 3, 4].map(move) };
  const property = (kind: "assertion" | "deadlock-free"): ModelProperty => ({ kind, id: "any", doc: "", triggers: [] });
  assert.deepEqual(cutLoops(property("deadlock-free"), trace), { states: [[0], [1], [3]], moves: [0, 3].map(move) });
  assert.deepEqual(cutLoops(property("assertion"), trace), {
    states: [[0], [1], [3], [3]],
    moves: [0, 3, 4].map(move),
  });
});
