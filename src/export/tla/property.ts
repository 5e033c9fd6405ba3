import type { Expr } from "../../model";
import { bindName } from "../expression-writer";
import { NOTHING_KNOWN } from "../lower";
import { canHalt, possibleAlternatives } from "../step-text";
import { requirements } from "../subject";
import { named } from "../symbols";
import { commentText } from "../text";
import { partOf, scopeOf, type TlaContext, textOf } from "./context";

/** A property as an invariant, or as a formula about behaviours. */
export interface TlaProperty {
  readonly lines: readonly string[];
  /** How the configuration asks for it, beside the types; undefined where there is nothing to ask. */
  readonly asked: { readonly as: "INVARIANT" | "PROPERTY"; readonly name: string } | undefined;
}

export function propertyOf(context: TlaContext): TlaProperty {
  const { subject, names } = context;
  switch (subject.kind) {
    case "counts":
    case "deadlock-free":
      return { lines: [], asked: undefined };
    case "invariant": {
      const invariant = names.declare(subject.id, `${subject.id}_holds`);
      const holds = textOf(subject.holds, scopeOf(context), NOTHING_KNOWN, context);
      const asked = { as: "INVARIANT", name: invariant } as const;
      return { lines: [...comment(subject.doc), `${invariant} == ${holds}`], asked };
    }
    case "assertion": {
      const invariant = names.declare(subject.id, `${subject.id}_holds`);
      const parts = assertions(context);
      return {
        lines: [...comment(subject.doc), `${invariant} ==`, ...(parts.length === 0 ? ["  TRUE"] : parts)],
        asked: { as: "INVARIANT", name: invariant },
      };
    }
    case "leads-to": {
      const name = names.declare(subject.id, `${subject.id}_holds`);
      return {
        lines: [...comment(subject.doc), `${name} == ${response(subject, context)}`],
        asked: { as: "PROPERTY", name },
      };
    }
  }
}

/** A model that has halted owes nothing. */
function response(
  { each, from, to }: Extract<TlaContext["subject"], { kind: "leads-to" }>,
  context: TlaContext,
): string {
  const { model, symbols } = context;
  const outer = scopeOf(context);
  const { bind, inner: scope } = each === undefined ? { bind: "", inner: outer } : bindName(each.bind, outer);
  const text = (condition: Expr): string => textOf(condition, scope, NOTHING_KNOWN, context);
  const range = each === undefined ? "" : `\\A ${bind} \\in ${named(symbols.sets, each.set)} : `;
  const comes = canHalt(model) ? `(${text(to)}) \\/ ${symbols.halted}` : text(to);
  return `${range}((${text(from)}) ~> (${comes}))`;
}

/** For each step that carries the event: where it is enabled, the condition is true. */
function assertions(context: TlaContext): readonly string[] {
  const { model, symbols, subject } = context;
  return model.processes.flatMap((process, position) =>
    process.steps.flatMap((step) =>
      possibleAlternatives(step, model).flatMap((alternative) => {
        const own = symbols.processes[position];
        const { choose } = alternative;
        const outer = scopeOf(context, position);
        const { bind, inner: scope } = choose === undefined ? { bind: "", inner: outer } : bindName(choose.bind, outer);
        const enabled = [
          `${own?.counter ?? ""} = "${named(own?.labels, step.label)}"`,
          ...(canHalt(model) ? [`~${symbols.halted}`] : []),
          ...[...(choose === undefined ? [] : [choose.where]), alternative.when].map((condition) =>
            partOf(condition, scope, NOTHING_KNOWN, context),
          ),
        ].filter((condition) => condition !== "TRUE");
        const each = choose === undefined ? "" : `\\A ${bind} \\in ${named(symbols.sets, choose.set)} : `;
        return requirements(alternative.assertions, subject).map(
          (require) => `  /\\ ${each}(${enabled.join(" /\\ ")}) => (${textOf(require, scope, NOTHING_KNOWN, context)})`,
        );
      }),
    ),
  );
}

function comment(doc: string): readonly string[] {
  const text = commentText(doc);
  return text === "" ? [] : [`\\* ${text}`];
}
