import { describe, it } from "node:test";
import {
  assumptionsAgree,
  cutsAgree,
  deadlocksAgree,
  enginesAgree,
  threadsAgree,
  verdictsAgree,
} from "./system-checks";

describe("check, on random systems, thousands of them", () => {
  it("violates what trying every set of states violates; every lasso is one", () => verdictsAgree(10000));
  it("finds the nearest partial deadlock, and who never steps again", () => deadlocksAgree(10000));
  it("says what a verdict rests on", () => assumptionsAgree(4000));
  it("violates nothing in a part of the graph that holds in all of it", () => cutsAgree(8000));
  it("comes to the same with the interpreter and depth-first", () => enginesAgree(3000));
  it("comes to the same with two threads", () => threadsAgree(40));
});
