import { assign, call, decide, event, exit, procedure, say, self, step } from "../../model";
import { fsyncStart } from "../decision-points";
import type { World } from "../world";
import { fsyncCall } from "../world/call";
import { fsyncCalled, fsyncReturned } from "../world/durability";
import { fileWriteAndWait } from "./file-write-and-wait";

/** fsync(2). Journal commit and device flush are not modelled: data that reached the device counts as durable. */
export const fsync = (world: World) =>
  procedure("vfs_fsync", { file: "fs/sync.c", doc: "fsync(2)", params: {}, locals: {}, exits: ["return"] }, () => [
    step("enter", { agent: "user", do: [fsyncCalled, assign(fsyncCall(self), "pending")], text: say`calls fsync` }),
    decide("start", fsyncStart, {
      scope: {},
      on: { proceed: "write_and_wait", fail: { go: "fail" } },
      locks: {},
    }),
    call("write_and_wait", fileWriteAndWait(world), {}, { done: "return", failed: "fail" }),
    step("return", {
      do: [fsyncReturned, assign(fsyncCall(self), "idle")],
      events: [event("fsync.return", {})],
      go: exit("return"),
      text: say`fsync returns 0`,
    }),
    step("fail", {
      do: [fsyncReturned, assign(fsyncCall(self), "failed")],
      go: exit("return"),
      text: say`fsync returns an error`,
    }),
  ]);
