import type { Assignment, Statement } from "../../model";
import type { WriteScope } from "../expression-writer";
import type { Known } from "../lower";
import { named } from "../symbols";
import type { TlaContext } from "./context";
import { operandOf, textOf } from "./context";

/** A value that a variable has in the middle of a step. */
interface Version {
  readonly name: string;
  readonly text: string;
  /** The text is in brackets of its own. */
  readonly bracketed: boolean;
}

/** What a step does: definitions in order, and the final value of each variable that it assigns. */
export interface Effects {
  readonly definitions: readonly Version[];
  readonly final: ReadonlyMap<string, string>;
}

/**
 * TLA+ has no assignments that follow one another: each one defines a version of its variable, which later ones read.
 * A version that is read once is written where it is read.
 */
export function effectsOf(
  statements: readonly Statement[],
  scope: WriteScope,
  known: Known,
  context: TlaContext,
): Effects {
  const writer = new EffectWriter(context, { ...scope, names: scope.names.inner() });
  const final = writer.run(statements, known, new Map());
  return inlined({ definitions: writer.versions, final });
}

type Current = ReadonlyMap<string, string>;

class EffectWriter {
  readonly versions: Version[] = [];

  constructor(
    private readonly context: TlaContext,
    private readonly scope: WriteScope,
  ) {}

  /** The versions that are current after the statements. */
  run(statements: readonly Statement[], known: Known, before: Current): Current {
    let current = before;
    for (const statement of statements) {
      switch (statement.kind) {
        case "assign":
          current = this.assign(statement, known, current);
          break;
        case "if":
          current = this.branch(statement, known, current);
          break;
        case "for-each":
          for (const element of this.context.lowerer.elements(statement.set)) {
            current = this.run(statement.do, new Map([...known, [statement.bind, element]]), current);
          }
          break;
      }
    }
    return current;
  }

  private assign({ target, value }: Assignment, known: Known, current: Current): Current {
    const { context } = this;
    const scope = { ...this.scope, current };
    const text = operandOf(value, scope, known, context);
    if (target.kind === "local") return this.define(context.writer.local(target.name, scope), text, current, false);
    const identifier = named(context.symbols.variables, target.name);
    if (target.at.length === 0) return this.define(identifier, text, current, false);
    const at = target.at.map((index) => textOf(index, scope, known, context)).join(", ");
    const changed = `[${current.get(identifier) ?? identifier} EXCEPT ![${at}] = ${text}]`;
    return this.define(identifier, changed, current, true);
  }

  private branch(statement: Extract<Statement, { kind: "if" }>, known: Known, current: Current): Current {
    const condition = textOf(statement.condition, { ...this.scope, current }, known, this.context);
    const then = this.run(statement.then, known, current);
    const otherwise = this.run(statement.else, known, current);
    let after = current;
    for (const identifier of new Set([...then.keys(), ...otherwise.keys()])) {
      const yes = then.get(identifier) ?? identifier;
      const no = otherwise.get(identifier) ?? identifier;
      if (yes !== no) after = this.define(identifier, `IF ${condition} THEN ${yes} ELSE ${no}`, after, false);
    }
    return after;
  }

  private define(identifier: string, text: string, current: Current, bracketed: boolean): Current {
    const name = this.scope.names.declare(`${identifier}_then`);
    this.versions.push({ name, text, bracketed });
    return new Map([...current, [identifier, name]]);
  }
}

/**
 * Replaces each version that is read once by its text; drops those that nothing reads. One with a quantifier stays: its
 * bound name might be bound already where it is read, which TLA+ forbids.
 */
function inlined({ definitions, final }: Effects): Effects {
  let left = definitions;
  let values = final;
  for (const { name } of definitions.toReversed()) {
    const version = left.find((candidate) => candidate.name === name);
    if (version === undefined) continue;
    const others = left.filter((candidate) => candidate !== version);
    const word = new RegExp(`\\b${name}\\b`, "g");
    const uses = (text: string): number => text.match(word)?.length ?? 0;
    const isResult = [...values.values()].includes(name);
    const total = [...others.map(({ text }) => text), ...values.values()].reduce(
      (count, text) => count + uses(text),
      0,
    );
    if (total > 1 || (!isResult && hasQuantifier(version.text))) continue;
    const nested = version.bracketed || /^\w+$/.test(version.text) ? version.text : `(${version.text})`;
    const put = (text: string): string => (text === name ? version.text : text.replace(word, () => nested));
    left = others.map((other) => ({ ...other, text: put(other.text) }));
    values = new Map([...values].map(([identifier, text]) => [identifier, put(text)]));
  }
  return { definitions: left, final: values };
}

function hasQuantifier(text: string): boolean {
  return /\\[EA] |Cardinality/.test(text);
}
