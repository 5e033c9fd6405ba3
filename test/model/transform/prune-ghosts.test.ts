import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type Expr, type Program, type Property, printStatements, pruneGhosts, TRUE } from "../../../src/model";
import { open } from "../writeback";

function ghosts(program: Program): readonly string[] {
  return program.variables.filter(({ ghost }) => ghost).map(({ name }) => name);
}

const without: Program = { ...open, properties: [] };

describe("pruneGhosts", () => {
  it("keeps what a property reads and nothing else", () => {
    assert.deepEqual(ghosts(open), ["lost_writes", "unread"]);
    assert.deepEqual(ghosts(pruneGhosts(open)), ["lost_writes"]);
    assert.deepEqual(ghosts(pruneGhosts(without)), []);
  });

  it("removes the assignments, and an `if` and a `for each` left empty", () => {
    const clean = pruneGhosts(open)
      .procedures.flatMap(({ body }) => body)
      .find(({ label }) => label === "page_mkclean");
    assert.ok(clean?.kind === "step");
    assert.equal(printStatements(clean.alternatives[0]?.do ?? []), "page.dirty[page] := false; lost_writes := 0");
  });

  it("keeps a ghost that a needed one is computed from, through any number of steps", () => {
    const chain: Program = {
      ...open,
      variables: [...open.variables, ...["one", "two"].map((name) => ghost(name))],
      procedures: open.procedures.map((procedure) => ({
        ...procedure,
        body: procedure.body.map((step) =>
          step.kind !== "decide"
            ? step
            : {
                ...step,
                submit: [assign("lost_writes", "one")],
                locks: step.locks.map((lock) => ({ ...lock, release: [...lock.release, assign("one", "two")] })),
              },
        ),
      })),
    };
    assert.deepEqual(ghosts(pruneGhosts(chain)), ["lost_writes", "one", "two"]);
    const pruned = pruneGhosts({ ...chain, properties: [] });
    assert.deepEqual(ghosts(pruned), []);
    const decision = pruned.procedures.flatMap(({ body }) => body).find(({ kind }) => kind === "decide");
    assert.ok(decision?.kind === "decide");
    assert.deepEqual(decision.submit, []);
    assert.equal(decision.locks[0]?.release.length, 1);
  });

  it("keeps a ghost that a trigger reads, or an event's argument that a property reads", () => {
    const unread = { kind: "variable", name: "unread", at: [{ kind: "element", set: "page", index: 0 }] } as const;
    const triggered = {
      kind: "deadlock-free",
      id: "d",
      doc: "",
      triggers: [{ kind: "state", when: unread, text: "" }],
    } as const;
    assert.deepEqual(ghosts(pruneGhosts({ ...open, properties: [triggered] })), ["unread"]);
    const carrying: Program = {
      ...open,
      procedures: open.procedures.map((procedure) => ({
        ...procedure,
        body: procedure.body.map((step) =>
          step.kind !== "step"
            ? step
            : {
                ...step,
                alternatives: step.alternatives.map((alternative) => ({
                  ...alternative,
                  events: [{ name: "any", args: { unread } }],
                  text: ["now ", unread],
                })),
              },
        ),
      })),
    };
    const reads = (require: Expr): Property => ({
      kind: "event",
      id: "e",
      doc: "",
      on: ["any"],
      require,
      triggers: [],
    });
    assert.deepEqual(ghosts(pruneGhosts({ ...carrying, properties: [reads({ kind: "local", name: "unread" })] })), [
      "unread",
    ]);
    const pruned = pruneGhosts({ ...carrying, properties: [reads(TRUE)] });
    assert.deepEqual(ghosts(pruned), []);
    const [first] = pruned.procedures[0]?.body ?? [];
    assert.ok(first?.kind === "step");
    assert.deepEqual(first.alternatives[0]?.events, [{ name: "any", args: {} }]);
    assert.deepEqual(first.alternatives[0].text, ["now ", "unread"]);
  });

  it("gives the program back where nothing is to be dropped", () => {
    const pruned = pruneGhosts(open);
    assert.equal(pruneGhosts(pruned), pruned);
  });
});

function ghost(name: string): Program["variables"][number] {
  return { name, type: { kind: "int", min: 0, max: 3 }, index: [], init: [[0]], constant: false, ghost: true, doc: "" };
}

function assign(to: string, from: string) {
  const read = (name: string) => ({ kind: "variable", name, at: [] }) as const;
  return { kind: "assign", target: read(to), value: read(from) } as const;
}
