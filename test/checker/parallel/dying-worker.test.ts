import assert from "node:assert/strict";
import { it } from "node:test";
import { WorkerFailed } from "../../../src/checker";
import { type EngineChoice, engineFor } from "../../../src/checker/engine-for";
import { CrewExplorer } from "../../../src/checker/parallel/crew-explorer";
import { SerialExplorer } from "../../../src/checker/search/explorer";
import { insertInitial } from "../../../src/checker/search/search";
import { MemoryBudget } from "../../../src/checker/store/memory-budget";
import { StateStore } from "../../../src/checker/store/state-store";
import { Interpreter } from "../../../src/model";
import { peterson } from "../../models/peterson";

const model = peterson(3);

function crew(choice: EngineChoice): CrewExplorer {
  const engine = engineFor(model, { kind: "compiled", sleepWords: 0 });
  const store = new StateStore(engine.wordsPerState, new MemoryBudget(2 ** 26));
  insertInitial(engine, new Interpreter(model).initialStates(), store);
  return new CrewExplorer(engine, store, new SerialExplorer(engine, store), {
    model,
    choice,
    members: 2,
    from: 0,
    isTime: () => true,
  });
}

it("a worker that cannot start is an error", async () => {
  const explorer = crew({ kind: "no such engine" } as unknown as EngineChoice);
  await assert.rejects(explorer.startNow(), WorkerFailed);
  await explorer.end();
});

it("a worker that dies is an error, not a result and not an endless wait", async () => {
  const explorer = crew({ kind: "compiled", sleepWords: 0 });
  await explorer.startNow();
  await explorer.end();
  await assert.rejects(async () => await explorer.explore(0, 1, false), WorkerFailed);
});
