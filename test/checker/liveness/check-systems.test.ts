import { describe, it } from "node:test";
import {
  assumptionsAgree,
  cutsAgree,
  deadlocksAgree,
  enginesAgree,
  threadsAgree,
  verdictsAgree,
} from "./system-checks";

describe("check, on random systems", () => {
  it("violates what trying every set of states violates; every lasso is one", () => verdictsAgree(500));
  it("finds the nearest partial deadlock, and who never steps again", () => deadlocksAgree(500));
  it("says what a verdict rests on", () => assumptionsAgree(200));
  it("violates nothing in a part of the graph that holds in all of it", () => cutsAgree(400));
  it("comes to the same with the interpreter and depth-first", () => enginesAgree(150));
  it("comes to the same with two threads", () => threadsAgree(2));
});
