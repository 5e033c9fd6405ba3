import {
  and,
  assign,
  choose,
  element,
  every,
  indexSet,
  is,
  isnt,
  lessThan,
  type Model,
  not,
  or,
  procedure,
  table,
} from "../../src/model";
import { modelOf, numbered } from "./program";

const discs = indexSet("disc");
const pegs = indexSet("peg");
const on = table("on", pegs.element, discs, 0, { doc: "the peg of the disc" });

/** One process for each peg: it takes any disc that may come. */
const peg = procedure(
  "peg",
  { file: "hanoi", doc: "", params: { me: pegs.element }, locals: {}, exits: [] },
  ({ me }) => [
    choose("take", discs, {}, (disc) => ({
      where: and(
        isnt(on(disc), me),
        every(discs, (other) => or(not(lessThan(other, disc)), and(isnt(on(other), on(disc)), isnt(on(other), me)))),
      ),
      do: assign(on(disc), me),
      go: "take",
    })),
  ],
);

/** The towers of Hanoi with n discs, disc 0 the smallest: 3^n states, 2^n - 1 moves to bring them to another peg. */
export function hanoi(count: number): Model {
  return modelOf({
    name: "hanoi",
    sets: { disc: numbered("disc", count), peg: numbered("peg", 3) },
    variables: [on],
    processes: numbered("peg", 3).map((name, me) => ({ name, run: peg, args: { me: element(pegs, me).expr } })),
    properties: [
      {
        kind: "invariant",
        id: "unsolved",
        doc: "a false promise: the discs are never all on the last peg",
        triggers: [],
        holds: not(every(discs, (disc) => is(on(disc), element(pegs, 2)))).expr,
      },
    ],
  });
}
