/** A thread that helps with a search: carries out the orders of its crew's leader until it is terminated. */
import { type MessagePort, parentPort, receiveMessageOnPort, workerData } from "node:worker_threads";
import { CompiledEngine } from "../compile/compiled-engine";
import { engineFor } from "../engine-for";
import { assembleProgram } from "../wasm/program";
import { RunningProgram } from "../wasm/running-program";
import { control, orders, type StoreBuffers } from "./control";
import type { WorkerOrders } from "./crew";
import { CrewMember } from "./crew-member";
import { Report } from "./report";

function help(port: MessagePort): never {
  const { model, choice, number, members, area, buffers, report } = workerData as WorkerOrders;
  const shared = new Int32Array(buffers.control);
  const engine = engineFor(model, choice);
  const member = new CrewMember(engine, number, members, area, buffers, (memory) => {
    if (!(engine instanceof CompiledEngine)) throw new TypeError("only a compiled engine has a program");
    const program = assembleProgram(engine, { members, area, sleepWords: choice.sleepWords }, number, memory);
    if (program === undefined) throw new TypeError("the leader has a program, but this thread gets none");
    const known = new Int32Array(memory.buffer, program.store.words.start, engine.wordsPerState);
    return new RunningProgram(program, engine.findings, known);
  });
  const told = new Report(report, engine.findings);
  let order = Atomics.load(shared, control.order);
  port.postMessage("ready");
  for (;;) {
    Atomics.wait(shared, control.order, order);
    order = Atomics.load(shared, control.order);
    for (let mail = receiveMessageOnPort(port); mail !== undefined; mail = receiveMessageOnPort(port)) {
      member.share(mail.message as StoreBuffers);
    }
    switch (Atomics.load(shared, control.kind)) {
      case orders.expand:
      case orders.probe:
        member.expand(Atomics.load(shared, control.kind) === orders.probe);
        told.write(member);
        break;
      case orders.rank:
        member.rank();
        break;
      case orders.place:
        member.place();
        break;
      case orders.clear:
        member.clear();
        break;
      case orders.refill:
        member.refill();
        break;
      default:
        throw new TypeError("an order that nobody gives");
    }
    Atomics.add(shared, control.done, 1);
    Atomics.notify(shared, control.done);
  }
}

if (parentPort !== null) help(parentPort);
