import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Model } from "../../src/model";
import { anderson } from "../models/anderson";
import { bakery } from "../models/bakery";
import { hanoi } from "../models/hanoi";
import { mcs } from "../models/mcs";
import { philosophers } from "../models/philosophers";
import { twoPhaseCommit } from "../models/two-phase-commit";
import { hostileModel } from "./hostile";
import { contrastOf, sampleOf, specsUpTo } from "./sample";
import { severalStarts } from "./several-starts";
import { specModel } from "./spec-model";
import { withNamedAlternatives, withPlainFunctions } from "./tla/explicit";
import { checkModule } from "./tla/independent";
import { agree, agreeOnPrograms } from "./tla/independent-agreement";

const models: readonly (readonly [string, Model])[] = [
  ["4 philosophers", philosophers(4)],
  ["mcs for 2", mcs(2)],
  ["bakery for 2", bakery(2, 2)],
  ["anderson for 2", anderson(2)],
  ["hanoi with 4 discs", hanoi(4)],
  ["two-phase commit with 2 managers", twoPhaseCommit(2)],
  ["several initial states", severalStarts()],
  ["hostile names", hostileModel()],
];

const tutorial = ["specs/tutorial/1-no-policy.yaml", "specs/tutorial/2-stable-pages.yaml"];

describe("TLA+ modules, by a checker that is not ours: as many states, the same verdicts", () => {
  for (const [name, model] of models) it(name, () => assert.ok(agree(model)));
  for (const file of tutorial) it(file, () => assert.ok(agree(specModel(file))));
  for (const file of sampleOf(specsUpTo(400), 2)) it(file, () => assert.ok(agree(specModel(file), contrastOf(file))));

  it("random programs", () => {
    assert.ok(agreeOnPrograms(20) > 10);
  });
});

describe("the checker that is not ours", () => {
  const config = "SPECIFICATION Spec\nINVARIANT Small\nCHECK_DEADLOCK TRUE\n";
  const module = (next: string, small = "x < 3"): string => `---- MODULE m ----
EXTENDS Integers
VARIABLES x
vars == <<x>>
Init == x = 0
Step == ${next}
Next == \\/ Step
Spec == Init /\\ [][Next]_vars
Small == ${small}
====
`;

  it("counts states, and tells deadlock, violation and nonsense from each other", () => {
    assert.deepEqual(checkModule(module("x' = (x + 1) % 3"), config), { states: 3, violated: undefined });
    assert.equal(checkModule(module("x < 2 /\\ x' = x + 1"), config).violated, "deadlock");
    assert.equal(checkModule(module("x' = x + 1"), config).violated, "Small");
    assert.throws(() => checkModule(module("x' = = x"), config));
    assert.throws(() => checkModule(module("x' = x + y"), config));
    assert.throws(() => checkModule(module("x' = x", "x <"), config));
  });

  it("gets each alternative of an action as a definition", () => {
    const action = [
      "\\* a step",
      "A ==",
      "  /\\ x > 0",
      "  /\\ \\/ /\\ LET y == x",
      "           IN",
      "             /\\ x' = y",
      "     \\/ \\E c \\in S :",
      "          /\\ x' = c",
    ];
    assert.deepEqual(withNamedAlternatives(`${action.join("\n")}\n\nB == 1\n`).split("\n"), [
      "A_alternative_0 ==",
      "       /\\ LET y == x",
      "           IN",
      "             /\\ x' = y",
      "",
      "A_alternative_1 ==",
      "       \\E c \\in S :",
      "          /\\ x' = c",
      "",
      "\\* a step",
      "A ==",
      "  /\\ x > 0",
      "  /\\ \\/ A_alternative_0",
      "     \\/ A_alternative_1",
      "",
      "B == 1",
      "",
    ]);
  });

  it("gets functions of several arguments as TLA+ defines them", () => {
    assert.equal(
      withPlainFunctions('f == [i \\in S, j \\in 0 .. g[1, 2] |-> <<h[i][j, k], "[a, b]">>] \\* [x, y]\n'),
      "f == [tuple_i_j \\in ((S) \\X (0 .. g[<<1, 2>>])) |-> " +
        'LET i == tuple_i_j[1] j == tuple_i_j[2] IN  <<h[i][<<j, k>>], "[a, b]">>] \n',
    );
    assert.equal(withPlainFunctions("[f EXCEPT ![a, b] = {c, d}]"), "[f EXCEPT ![<<a, b>>] = {c, d}]");
    assert.equal(withPlainFunctions("[s \\X t -> {a, b}][][Next]_vars"), "[s \\X t -> {a, b}][][Next]_vars");
  });
});
