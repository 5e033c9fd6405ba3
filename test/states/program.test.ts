import assert from "node:assert/strict";
import { test } from "node:test";
import { checkProgram, type DecisionStep, type Program } from "../../src/model";
import { builtInProperties, decisionPoints, kernelProgram } from "../../src/states";
import { everyActor, everyDaxActor, everyKernel, kernelLike, scenarioOf, worldOf } from "./worlds";

const properties = builtInProperties.map(({ property }) => property);

function programs(): readonly Program[] {
  return everyKernel().flatMap((kernel) => [
    kernelProgram("every actor", worldOf(kernel, scenarioOf(everyActor)), properties),
    kernelProgram("copy on write", worldOf(kernel, scenarioOf(everyActor, { copyOnWrite: true })), properties),
    kernelProgram("every dax actor", worldOf(kernel, scenarioOf(everyDaxActor, { storage: "dax" })), properties),
    kernelProgram(
      "one entry",
      worldOf(kernel, scenarioOf(everyDaxActor, { storage: "dax", daxEntries: "multi-order" })),
      properties,
    ),
  ]);
}

function decisionsOf(program: Program): readonly DecisionStep[] {
  return program.procedures.flatMap(({ body }) => body.filter((step) => step.kind === "decide"));
}

test("the world is a well-formed program for every preset and every switch", () => {
  for (const program of programs()) assert.deepEqual(checkProgram(program, { decisions: "allowed" }), []);
});

test("the world is well-formed for each actor on its own", () => {
  for (const actor of everyActor) {
    const program = kernelProgram(actor.name, worldOf(kernelLike(), scenarioOf([actor])), properties);
    assert.deepEqual(checkProgram(program, { decisions: "allowed" }), [], actor.name);
  }
});

test("every step names the function it stands for and the file it is in", () => {
  for (const program of programs()) {
    for (const procedure of program.procedures) {
      assert.notEqual(procedure.file, "", procedure.name);
      for (const step of procedure.body) {
        if (step.kind !== "call") assert.notEqual(step.fn, "", `${procedure.name} ${step.label}`);
      }
    }
  }
});

test("every step tells what it does", () => {
  for (const program of programs()) {
    for (const procedure of program.procedures) {
      for (const step of procedure.body) {
        if (step.kind !== "step") continue;
        for (const { text } of step.alternatives) assert.notEqual(text.length, 0, `${procedure.name} ${step.label}`);
      }
    }
  }
});

test("every decision point has a call site", () => {
  const used = new Set(programs().flatMap((program) => decisionsOf(program).map(({ point }) => point)));
  assert.deepEqual(
    decisionPoints.map(({ id }) => id).filter((id) => !used.has(id)),
    [],
  );
});

test("call sites agree with the declaration of their decision point", () => {
  const declared = new Map<string, (typeof decisionPoints)[number]>(decisionPoints.map((point) => [point.id, point]));
  for (const decision of programs().flatMap(decisionsOf)) {
    const point = declared.get(decision.point);
    assert.ok(point, decision.point);
    assert.deepEqual(Object.keys(decision.scope), Object.keys(point.scope));
    assert.deepEqual(
      Object.keys(decision.continuations).sort(),
      point.actions.filter((action) => action !== "wait").sort(),
    );
    assert.deepEqual(
      decision.locks.map(({ lock }) => lock),
      [...point.locks],
    );
  }
});
