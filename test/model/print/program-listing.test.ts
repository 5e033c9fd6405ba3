import assert from "node:assert/strict";
import { it } from "node:test";
import { printProgram, programListing } from "../../../src/model";
import { woven } from "../writeback";

it("lists the procedures that run, in the words of printProgram, with the step of each line", () => {
  const printed = printProgram(woven).replaceAll(/\s+/g, " ");
  const listed = programListing(woven);
  const called = new Set(woven.processes.map(({ procedure }) => procedure));
  assert.ok(listed.length > 0 && [...called].every((name) => listed.some((procedure) => procedure.name === name)));
  for (const { name, title, lines } of listed) {
    assert.ok(printed.includes(title.replaceAll(/\s+/g, " ")), title);
    const body = woven.procedures.find((procedure) => procedure.name === name)?.body ?? [];
    const steps = lines.flatMap(({ step }) => (step === undefined ? [] : [step]));
    assert.deepEqual(
      [...new Set(steps)],
      body.map(({ label }) => label),
    );
    for (const { head, text } of lines) {
      assert.ok(printed.includes(head));
      assert.ok(printed.includes(text.replaceAll(/\s+/g, " ")), text);
    }
  }
});

it("leaves out a procedure that nobody runs", () => {
  const [first] = woven.procedures;
  assert.ok(first);
  const more = { ...woven, procedures: [...woven.procedures, { ...first, name: "idle" }] };
  assert.deepEqual(programListing(more), programListing(woven));
});
