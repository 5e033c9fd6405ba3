import { describe, it } from "node:test";
import type { Model } from "../../src/model";
import { philosophers } from "../models/philosophers";
import { twoPhaseCommit } from "../models/two-phase-commit";
import { wide } from "../models/wide";
import { assertAgreement } from "./agreement";
import { hostileModel } from "./hostile";
import { skips } from "./installed";
import { severalStarts } from "./several-starts";
import { specModel } from "./spec-model";

interface Case {
  readonly name: string;
  readonly model: () => Model;
  /** Default: all. */
  readonly properties?: readonly string[];
}

const cases: readonly Case[] = [
  { name: "4 philosophers", model: () => philosophers(4) },
  { name: "two-phase commit with 3 managers", model: () => twoPhaseCommit(3), properties: [] },
  { name: "a variable that nothing reads", model: () => wide(6), properties: [] },
  { name: "several initial states", model: severalStarts },
  { name: "hostile names", model: hostileModel, properties: ["deadlock-free"] },
  {
    name: "a kernel with a deadlock",
    model: () => specModel("specs/claims/c25-kara-deadlock.yaml"),
    properties: ["deadlock-free"],
  },
];

for (const tool of ["spin", "rumur", "tlc"] as const) {
  describe(`${tool} agrees on counts and verdicts`, { skip: skips[tool] }, () => {
    for (const { name, model, properties } of cases) {
      it(name, () => assertAgreement(model(), tool, properties));
    }
  });
}
