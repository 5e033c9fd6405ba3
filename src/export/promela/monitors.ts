import { cellsOf, type State, shapeOf } from "../../model";
import { NOTHING_KNOWN } from "../lower";
import { canHalt } from "../step-text";
import { cellValues, literalFor } from "../stored-value";
import { named } from "../symbols";
import { commentText, indented } from "../text";
import { type PromelaContext, scopeOf, textOf } from "./context";

/** Processes that the model does not have: they add no state but the one before the initial ones. */
export function monitors(context: PromelaContext): readonly (readonly string[])[] {
  return [setup(context), property(context)];
}

/** Makes one of the initial states. */
function setup(context: PromelaContext): readonly string[] {
  const { started } = context;
  if (started === undefined) return [];
  return [
    "/* makes an initial state: one state more than the model has */",
    `active proctype ${context.names.declare("set_up")}()`,
    "{",
    "  if",
    ...context.initial.flatMap((state) => [
      "  :: d_step { true ->",
      ...indented([...differing(state, context), `${started} = true`], 7),
      "     }; goto end_set_up",
    ]),
    "  fi;",
    "end_set_up:",
    "  false",
    "}",
  ];
}

/** The assignments that make this state out of the values in the declarations. */
function differing(state: State, context: PromelaContext): readonly string[] {
  const { model, layout, symbols, writer } = context;
  const [first = []] = context.initial;
  return model.variables
    .filter(({ constant }) => !constant)
    .flatMap((variable) => {
      const [declared] = cellValues(variable.name, layout.slots, first);
      const values = cellValues(variable.name, layout.slots, state);
      return cellsOf(shapeOf(variable.index, model.sets)).flatMap((_, cell) => {
        const value = values[cell];
        if (value === undefined || value === declared) return [];
        const at = variable.index.length === 0 ? "" : `[${String(cell)}]`;
        const text = writer.write(literalFor(value, variable.type, model), scopeOf(context));
        return [`${named(symbols.variables, variable.name)}${at} = ${text};`];
      });
    });
}

function property(context: PromelaContext): readonly string[] {
  const { subject, model, symbols, started } = context;
  switch (subject.kind) {
    case "counts":
    case "assertion":
    case "leads-to":
      return [];
    case "invariant": {
      const holds = textOf(subject.holds, NOTHING_KNOWN, context);
      const guard = started === undefined ? `!(${holds})` : `${started} && !(${holds})`;
      return watcher("watch", guard, `assert(false) /* ${commentText(subject.id)} */`, context);
    }
    case "deadlock-free":
      if (!canHalt(model)) return [];
      return watcher("stand_still", symbols.halted, "skip /* halted is no deadlock */", context);
  }
}

function watcher(name: string, guard: string, action: string, { names }: PromelaContext): readonly string[] {
  return [
    `active proctype ${names.declare(name)}()`,
    "{",
    "end_watch:",
    "  if",
    `  :: d_step { (${guard}) -> ${action} }; goto end_watch`,
    "  fi",
    "}",
  ];
}
