import { NOTHING_KNOWN } from "../lower";
import { canHalt } from "../step-text";
import { commentText } from "../text";
import { type PromelaContext, textOf } from "./context";

/** A never claim: the behaviours that violate a response, for one element where it is about each of a set. */
export interface Claim {
  readonly name: string;
  readonly lines: readonly string[];
}

/**
 * The claims of a response, none for any other subject. A violation is a behaviour in which the response is owed at some
 * point and never comes; a model that has halted owes nothing.
 */
export function claimsOf(context: PromelaContext): readonly Claim[] {
  const { subject, model, lowerer, names, symbols, started } = context;
  if (subject.kind !== "leads-to") return [];
  const { id, each, from, to } = subject;
  const instances =
    each === undefined
      ? [{ about: "", known: NOTHING_KNOWN }]
      : lowerer.elements(each.set).map((element, position) => ({
          about: ` for ${commentText(model.sets[each.set]?.[position] ?? "")}`,
          known: new Map([[each.bind, element]]),
        }));
  return instances.map(({ about, known }): Claim => {
    const name = names.declare(id, `${id}_claim`);
    const pending = [...(canHalt(model) ? [`!${symbols.halted}`] : []), `!(${textOf(to, known, context)})`].join(
      " && ",
    );
    const owed = [...(started === undefined ? [] : [started]), `(${textOf(from, known, context)})`, pending].join(
      " && ",
    );
    return {
      name,
      lines: [
        `never ${name} { /* ${commentText(id)}${about}: it is owed and never comes */`,
        "  do",
        `  :: (${owed}) -> goto accept_${name}`,
        "  :: true",
        "  od;",
        `accept_${name}:`,
        "  do",
        `  :: (${pending})`,
        "  od",
        "}",
      ],
    };
  });
}
