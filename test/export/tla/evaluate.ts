import type { Module, Node } from "./syntax";
import { asBoolean, asFunction, asNumber, asSet, textOf, type Value } from "./value";

export type TlaState = ReadonlyMap<string, Value>;

/** What names mean: bound ones and those of LET, which are evaluated where they are read. */
export interface Scope {
  readonly state: TlaState;
  readonly bound: ReadonlyMap<string, Value>;
  readonly local: ReadonlyMap<string, { readonly body: Node; readonly scope: Scope }>;
}

export function bind(scope: Scope, name: string, value: Value): Scope {
  return { ...scope, bound: new Map([...scope.bound, [name, value]]) };
}

/** The scope with the definitions of a LET; each sees those before it. */
export function withLocals(node: Extract<Node, { kind: "let" }>, scope: Scope): Scope {
  let inner = scope;
  for (const { name, body } of node.definitions) {
    inner = { ...inner, local: new Map([...inner.local, [name, { body, scope: inner }]]) };
  }
  return inner;
}

/** The value of an expression without primes. */
export function evaluate(node: Node, scope: Scope, module: Module): Value {
  const value = (inner: Node, within: Scope = scope): Value => evaluate(inner, within, module);
  switch (node.kind) {
    case "number":
    case "string":
      return node.value;
    case "name":
      return nameValue(node.name, scope, module);
    case "and":
      return node.of.every((part) => asBoolean(value(part)));
    case "or":
      return node.of.some((part) => asBoolean(value(part)));
    case "not":
      return !asBoolean(value(node.of));
    case "negative":
      return -asNumber(value(node.of));
    case "cardinality":
      return asSet(value(node.of)).length;
    case "binary":
      return binary(
        node.operator,
        () => value(node.left),
        () => value(node.right),
      );
    case "if":
      return value(asBoolean(value(node.condition)) ? node.then : node.else);
    case "case":
      return value(node.arms.find(({ when }) => asBoolean(value(when)))?.value ?? node.other);
    case "exists":
      return asSet(value(node.set)).some((each) => asBoolean(value(node.body, bind(scope, node.bind, each))));
    case "forall":
      return asSet(value(node.set)).every((each) => asBoolean(value(node.body, bind(scope, node.bind, each))));
    case "filter":
      return asSet(value(node.set)).filter((each) => asBoolean(value(node.body, bind(scope, node.bind, each))));
    case "set":
      return unique(node.of.map((part) => value(part)));
    case "function": {
      const rows = node.binds.reduce<readonly { readonly at: readonly Value[]; readonly scope: Scope }[]>(
        (before, { bind: name, set }) =>
          before.flatMap((row) =>
            asSet(value(set)).map((each) => ({ at: [...row.at, each], scope: bind(row.scope, name, each) })),
          ),
        [{ at: [], scope }],
      );
      return new Map(rows.map((row) => [argument(row.at), value(node.body, row.scope)]));
    }
    case "functions":
      return allFunctions(asSet(value(node.from)), asSet(value(node.to)));
    case "except": {
      const at = argument(node.at.map((part) => value(part)));
      const of = asFunction(value(node.of));
      if (!of.has(at)) throw new RangeError(`outside the domain: ${at}`);
      return new Map([...of, [at, value(node.value)]]);
    }
    case "apply": {
      const at = argument(node.at.map((part) => value(part)));
      const found = asFunction(value(node.of)).get(at);
      if (found === undefined) throw new RangeError(`outside the domain: ${at}`);
      return found;
    }
    case "let":
      return value(node.body, withLocals(node, scope));
    case "tuple":
    case "prime":
    case "unchanged":
      throw new TypeError(`"${node.kind}" has no value here`);
  }
}

/** Several arguments are one tuple, written as a list of texts. */
function argument(at: readonly Value[]): string {
  return at.map(textOf).join();
}

function nameValue(name: string, scope: Scope, module: Module): Value {
  if (name === "TRUE" || name === "FALSE") return name === "TRUE";
  if (name === "BOOLEAN") return [false, true];
  const bound = scope.bound.get(name) ?? scope.state.get(name);
  if (bound !== undefined) return bound;
  const local = scope.local.get(name);
  if (local !== undefined) return evaluate(local.body, local.scope, module);
  const definition = module.definitions.get(name);
  if (definition === undefined) throw new ReferenceError(`"${name}" is not defined`);
  return evaluate(definition, { state: scope.state, bound: new Map(), local: new Map() }, module);
}

function binary(operator: string, left: () => Value, right: () => Value): Value {
  switch (operator) {
    case "=>":
      return !asBoolean(left()) || asBoolean(right());
    case "=":
      return textOf(left()) === textOf(right());
    case "#":
      return textOf(left()) !== textOf(right());
    case "<":
      return asNumber(left()) < asNumber(right());
    case ">":
      return asNumber(left()) > asNumber(right());
    case "<=":
      return asNumber(left()) <= asNumber(right());
    case ">=":
      return asNumber(left()) >= asNumber(right());
    case "+":
      return asNumber(left()) + asNumber(right());
    case "-":
      return asNumber(left()) - asNumber(right());
    case "\\in": {
      const member = textOf(left());
      return asSet(right()).some((each) => textOf(each) === member);
    }
    case "\\cup":
      return unique([...asSet(left()), ...asSet(right())]);
    case "..": {
      const from = asNumber(left());
      return Array.from({ length: Math.max(0, asNumber(right()) - from + 1) }, (_, at) => from + at);
    }
    default:
      throw new TypeError(`"${operator}" is not evaluated`);
  }
}

function unique(values: readonly Value[]): readonly Value[] {
  return [...new Map(values.map((value) => [textOf(value), value])).values()];
}

function allFunctions(from: readonly Value[], to: readonly Value[]): readonly Value[] {
  return from.reduce<readonly ReadonlyMap<string, Value>[]>(
    (before, at) => before.flatMap((start) => to.map((value) => new Map([...start, [textOf(at), value]]))),
    [new Map()],
  );
}
