import {
  and,
  assign,
  bool,
  branch,
  element,
  indexSet,
  int,
  is,
  isnt,
  type Model,
  not,
  or,
  plus,
  procedure,
  scalar,
  startingWith,
  table,
} from "../../src/model";
import { modelOf, numbered } from "../models/program";

const cells = indexSet("cell");
const count = scalar("count", int(-1, 5), 0, { doc: "counts" });
const link = table("link", cells.optional, cells, null, { doc: "the next cell" });
const lit = table("lit", bool, cells, false, { doc: "the lamp is on" });

const counter = procedure("counter", { file: "", doc: "", params: {}, locals: {}, exits: ["end"] }, () => [
  branch("count", {}, [
    { when: isnt(count, 3), do: [assign(count, plus(count, 1)), assign(link(element(cells, 0)), null)], go: "count" },
    { when: and(is(count, 3), lit(element(cells, 0))), do: assign(lit(element(cells, 1)), true), go: { exit: "end" } },
  ]),
]);

/** Several initial states; a table that begins with different cells, one of them none; a condition on both. */
export function severalStarts(): Model {
  return modelOf({
    name: "several starts",
    sets: { cell: numbered("cell", 2) },
    variables: [
      { declaration: startingWith(count.declaration, [[-1, 0, 2]]) },
      { declaration: startingWith(link.declaration, [[1], [null]]) },
      { declaration: startingWith(lit.declaration, [[false, true], [false]]) },
    ],
    processes: [{ name: "counter", run: counter }],
    initially: or(isnt(count, 0), not(lit(element(cells, 0)))).expr,
    properties: [
      { kind: "deadlock-free", id: "deadlock-free", doc: "", triggers: [] },
      { kind: "invariant", id: "dark", doc: "a false promise", triggers: [], holds: not(lit(element(cells, 1))).expr },
      { kind: "invariant", id: "small", doc: "", triggers: [], holds: isnt(count, 5).expr },
    ],
  });
}
