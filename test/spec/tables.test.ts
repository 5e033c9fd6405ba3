import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Event } from "../../src/model";
import { programsOfEverything } from "../../src/spec/everything";
import { kernelOf, kernelVersions } from "../../src/states";
import { kernelEvents } from "../../src/states/events";
import { kernelSwitches } from "../../src/states/kernel-switches";

const kernels = kernelVersions.flatMap((version) => kernelOf(version) ?? []);

describe("the table of events", () => {
  it("has exactly the events that procedures carry, with their arguments", () => {
    const carried = new Map<string, Event>();
    for (const { body } of kernels.flatMap((kernel) =>
      programsOfEverything(kernel).flatMap(({ procedures }) => procedures),
    )) {
      for (const step of body) {
        if (step.kind !== "step") continue;
        for (const event of step.alternatives.flatMap(({ events }) => events)) carried.set(event.name, event);
      }
    }
    assert.deepEqual([...carried.keys()].sort(), kernelEvents.map(({ name }) => name).sort());
    for (const { name, args } of kernelEvents) {
      assert.deepEqual(Object.keys(carried.get(name)?.args ?? {}).sort(), Object.keys(args).sort(), name);
    }
  });
});

describe("the table of kernel switches", () => {
  it("has every switch and knows the value that each preset gives it", () => {
    for (const { version, ...switches } of kernels) {
      assert.deepEqual(kernelSwitches.map(({ key }) => key).sort(), Object.keys(switches).sort(), version);
      for (const { key, choices } of kernelSwitches) {
        const value = switches[key];
        if (choices === undefined) assert.equal(typeof value, "boolean", key);
        else assert.ok(typeof value === "string" && Object.hasOwn(choices, value), key);
      }
    }
  });

  it("names them as in specs", () => {
    assert.ok(kernelSwitches.some(({ name }) => name === "gup-fast-recheck"));
    for (const { name } of kernelSwitches) assert.match(name, /^[a-z]+(-[a-z]+)*$/);
  });
});
