import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Explorer, type Path } from "../../src/explore";
import { framesOf } from "../../src/explore/frames";
import { startingAt } from "../../src/explore/starting-at";
import { Interpreter, programListing } from "../../src/model";
import { stateSections } from "../../src/states";
import { bundledSpecs, readSpec } from "../specs/run-spec";
import { subjectOf } from "./subject";

/** Every thirteenth spec: all kinds of actors, storages and policies are among them. */
const sample = bundledSpecs().filter((_, at) => at % 13 === 0);

describe("specs of the corpus can be explored", () => {
  for (const file of sample) {
    it(file, () => {
      const subject = subjectOf(readSpec(file));
      const { interpreter, program } = subject;
      const { model, layout } = interpreter;

      const lines = new Set(
        programListing(program).flatMap(({ name, lines: own }) => own.map(({ step }) => `${name} ${step ?? ""}`)),
      );
      for (const { steps } of model.processes) {
        for (const { label, path } of steps) {
          for (const { procedure, step } of framesOf(label, path, program.procedures)) {
            assert.ok(lines.has(`${procedure} ${step}`), `${label} is at a line of ${procedure}`);
          }
        }
      }

      const explorer = new Explorer(subject);
      const path: Path = explorer.wander({ initial: 0, moves: [] }, 25, 3);
      const states = interpreter.initialStates().slice(0, 1);
      for (let at = 0; at <= path.moves.length; at += 1) {
        const view = explorer.view(path, at);
        const state = states[at] ?? [];
        const possible = interpreter.transitions(state);
        assert.deepEqual(
          view.actors.flatMap(({ steps }) => steps.map(({ move }) => move)),
          possible.map(({ process, alternative, binding }) => ({
            process,
            alternative,
            ...(binding === undefined ? {} : { binding }),
          })),
        );
        assert.ok(
          view.sections.every(({ title }) => title !== "Other"),
          "every variable has its section",
        );

        const from = new Interpreter(startingAt(state, model, layout));
        assert.deepEqual(from.initialStates(), [state]);
        assert.deepEqual(from.transitions(state), possible);

        const move = path.moves[at];
        const taken = possible.find(
          ({ process, alternative, binding }) =>
            process === move?.process && alternative === move.alternative && binding === move.binding,
        );
        if (taken !== undefined) states.push(taken.target);
      }
    });
  }
});

it("no variable is in two sections", () => {
  const names = stateSections.flatMap(({ variables }) => variables);
  assert.equal(new Set(names).size, names.length);
});
