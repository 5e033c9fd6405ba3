import {
  assign,
  bool,
  choose,
  count,
  element,
  every,
  exists,
  forEach,
  indexSet,
  int,
  is,
  lessThan,
  type Model,
  not,
  procedure,
  scalar,
  table,
  when,
} from "../../src/model";
import { modelOf, numbered } from "./program";

const cells = indexSet("cell");
const lit = table("lit", bool, cells, false, { doc: "the lamp is on" });
const total = scalar("total", int(0, 100), 0, { doc: "how many lamps were on when one was last lit" });

const switcher = procedure(
  "switcher",
  { file: "wide", doc: "lights up to two lamps, then puts all out", params: {}, locals: {}, exits: [] },
  () => [
    choose(
      "light",
      cells,
      {},
      (cell) => ({
        where: not(lit(cell)),
        when: lessThan(
          count(cells, (other) => lit(other)),
          2,
        ),
        do: [assign(total, count(cells, lit)), assign(lit(cell), true)],
        go: "light",
      }),
      [
        {
          when: exists(cells, lit),
          do: forEach(cells, (cell) => when(lit(cell), assign(lit(cell), false))),
          go: "light",
        },
      ],
    ),
  ],
);

/** One process over an index set; large ones are not unrolled. 2 + n + n (n - 1) / 2 states. */
export function wide(size: number): Model {
  return modelOf({
    name: "wide",
    sets: { cell: numbered("cell", size) },
    variables: [lit, total],
    processes: [{ name: "switcher", run: switcher, times: "forever" }],
    properties: [
      {
        kind: "invariant",
        id: "some-dark",
        doc: "there is always a dark lamp",
        triggers: [{ kind: "state", when: every(cells, (cell) => not(lit(cell))).expr, text: "all are dark" }],
        holds: not(every(cells, lit)).expr,
      },
      {
        kind: "invariant",
        id: "last-dark",
        doc: "a false promise: the last lamp stays dark",
        triggers: [],
        holds: is(lit(element(cells, size - 1)), false).expr,
      },
    ],
  });
}
