import {
  assign,
  bool,
  event,
  int,
  is,
  type Model,
  not,
  type Property,
  plus,
  procedure,
  scalar,
  step,
} from "../../src/model";
import { modelOf } from "./program";

const value = scalar("value", int(0, 5), 0, { doc: "how far the counter is" });
const stopped = scalar("stopped", bool, false, { doc: "nothing happens any more" });

/** Counts up to `most`, with an event `count` on each step, and stops; goes wrong above 5. */
export function counter(most: number, properties: readonly Property[] = []): Model {
  const up = procedure("up", { file: "counter", doc: "", params: {}, locals: {}, exits: ["end"] }, () => [
    step("up", {
      when: not(is(value, most)),
      do: assign(value, plus(value, 1)),
      events: [event("count", { from: value })],
      go: "up",
    }),
  ]);
  return modelOf({
    name: "counter",
    variables: [value, stopped],
    processes: [{ name: "counter", run: up }],
    halted: stopped.expr,
    properties,
  });
}
