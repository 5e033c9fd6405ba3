import * as fc from "fast-check";
import type {
  ActionStep,
  Agent,
  Alternative,
  Event,
  Expr,
  Local,
  Procedure,
  Program,
  Property,
  Statement,
  Step,
  Target,
  Trigger,
  Type,
  Value,
  Variable,
} from "../../src/model";
import { Choices } from "./choices";
import { ExpressionMaker, type Name, type World } from "./expression";

const ENUMS = { colour: ["red", "green", "blue"] };
const BOOL: Type = { kind: "bool" };
const COLOUR: Type = { kind: "enum", name: "colour" };
const SMALL: Type = { kind: "int", min: -1, max: 3 };
const WIDE: Type = { kind: "int", min: -7, max: 300_000 };
const EVENTS: readonly [string, ...string[]] = ["read", "write"];
const AGENTS: readonly [Agent, ...Agent[]] = ["kernel", "user", "device"];
const DEPTH = 2;

function element(set: string, none: boolean): Type {
  return { kind: "element", set, none };
}

/**
 * Random programs: all types of variables, scalar and indexed, constant and not; procedures with parameters, locals and
 * exits; branching, `choose`, quantifiers, events, marks, rules, agents and who is not counted on, locks that are handed over or
 * not, properties of all kinds. Some of them go wrong (a value out of range, none as an index). Every call and decision is complete, so `inline` takes them; `checkProgram` may
 * not: some name a label that nothing has, or have a literal that is bound to go wrong.
 */
export function programs(): fc.Arbitrary<Program> {
  return fc
    .array(fc.nat(0xffff), { minLength: 0, maxLength: 700, size: "max" })
    .map((numbers) => new ProgramMaker(new Choices(numbers)).program());
}

class ProgramMaker {
  private readonly world: World;

  constructor(private readonly choices: Choices) {
    const names = (prefix: string, count: number): string[] =>
      Array.from({ length: count }, (_, position) => `${prefix}${String(position)}`);
    const processes = names("p", 1 + choices.below(3));
    const sets = { item: names("item", 1 + choices.below(3)), spot: names("spot", 2), process: processes };
    this.world = {
      enums: ENUMS,
      sets,
      variables: this.variables(sets),
      processes,
      labels: ["done", "a0", "a1", "call/c0", "call/c1"],
    };
  }

  program(): Program {
    const { choices, world } = this;
    const { process: _, ...sets } = world.sets;
    const global = new ExpressionMaker(choices, world, [], false);
    return {
      name: "random",
      enums: world.enums,
      sets,
      variables: world.variables,
      procedures: [this.main(), this.callee()],
      processes: world.processes.map((name) => ({
        name,
        procedure: "main",
        args: { start: { kind: "element", set: "item", index: choices.below(sets.item?.length ?? 1) } },
        times: choices.from([1, "forever", 2]),
        doc: "",
        ...(choices.chance(30) ? { unfair: choices.list(0, 2, () => choices.from(AGENTS)) } : {}),
      })),
      lockHandOver: choices.chance(40),
      halted: choices.chance(15) ? global.bool(DEPTH) : { kind: "bool", value: false },
      initially: { kind: "bool", value: true },
      properties: this.properties(global),
    };
  }

  private variables(sets: World["sets"]): readonly Variable[] {
    const shapes: readonly { readonly name: string; readonly type: Type; readonly index: readonly string[] }[] = [
      { name: "flag", type: BOOL, index: [] },
      { name: "number", type: SMALL, index: [] },
      { name: "wide", type: WIDE, index: [] },
      { name: "colour", type: COLOUR, index: [] },
      { name: "owner", type: element("process", true), index: [] },
      { name: "one", type: element("item", false), index: [] },
      { name: "marked", type: BOOL, index: ["item"] },
      { name: "link", type: element("item", true), index: ["item"] },
      { name: "grid", type: SMALL, index: ["item", "spot"] },
      { name: "hues", type: COLOUR, index: ["spot", "process"] },
      { name: "far", type: WIDE, index: ["item"] },
    ];
    const kept = shapes.filter(() => !this.choices.chance(35));
    const constants: Variable[] = [
      { name: "limit", type: SMALL, index: ["item"], init: [[1]], constant: true, ghost: false, doc: "" },
      {
        name: "home",
        type: element("item", true),
        index: ["spot"],
        init: [[null], [0]],
        constant: true,
        ghost: false,
        doc: "",
      },
    ];
    return [...kept.map((shape) => ({ ...shape, ...this.start(shape, sets) })), ...constants];
  }

  private start(
    { type, index }: { readonly type: Type; readonly index: readonly string[] },
    sets: World["sets"],
  ): Pick<Variable, "init" | "constant" | "ghost" | "doc"> {
    const cells = index.reduce((count, set) => count * (sets[set]?.length ?? 0), 1);
    const several = index.length === 0 && this.choices.chance(15);
    const init = several
      ? [[this.value(type), this.value(type)]]
      : Array.from({ length: this.choices.chance(50) ? cells : 1 }, () => [this.value(type)]);
    return { init, constant: false, ghost: false, doc: "" };
  }

  private value(type: Type): Value {
    switch (type.kind) {
      case "bool":
        return this.choices.below(2) === 1;
      case "int":
        return this.choices.below(3);
      case "enum":
        return this.choices.from(["red", "green", "blue"]);
      case "element":
        return type.none && this.choices.chance(40) ? null : 0;
    }
  }

  private main(): Procedure {
    const locals: Local[] = [
      { name: "i", type: SMALL, init: 0 },
      { name: "at", type: element("item", true), init: null },
    ];
    const names: Name[] = [{ name: "start", type: element("item", false) }, ...locals];
    const steps = 1 + this.choices.below(4);
    const labels = Array.from({ length: steps }, (_, position) => `a${String(position)}`);
    const calls = this.choices.chance(60);
    const body: Step[] = labels.map((label, position) =>
      this.step(label, names, ["i", "at"], this.targets(labels, position, calls, [])),
    );
    if (calls) {
      body.push({
        kind: "call",
        label: "call",
        procedure: "callee",
        args: {
          what: this.choices.from<Expr>([
            { kind: "local", name: "start" },
            { kind: "element", set: "item", index: 0 },
          ]),
          how: { kind: "bool", value: this.choices.below(2) === 1 },
        },
        exits: { good: { kind: "label", label: "a0" }, bad: { kind: "exit", exit: "end" } },
      });
    }
    return {
      name: "main",
      file: "",
      doc: "",
      params: [{ name: "start", type: element("item", false) }],
      locals,
      exits: ["end"],
      body,
    };
  }

  private callee(): Procedure {
    const params = [
      { name: "what", type: element("item", false) },
      { name: "how", type: BOOL },
    ];
    const locals: Local[] = [{ name: "kept", type: COLOUR, init: "green" }];
    const names: Name[] = [...params, ...locals];
    const labels = ["c0", "c1"].slice(0, 1 + this.choices.below(2));
    const body = labels.map((label, position) =>
      this.step(label, names, ["kept"], this.targets(labels, position, false, ["good", "bad"])),
    );
    return { name: "callee", file: "", doc: "", params, locals, exits: ["good", "bad"], body };
  }

  /** Where a step may go on: forward, mostly. */
  private targets(
    labels: readonly string[],
    position: number,
    calls: boolean,
    exits: readonly string[],
  ): readonly [Target, ...Target[]] {
    const label = (name: string): Target => ({ kind: "label", label: name });
    const exit = (name: string): Target => ({ kind: "exit", exit: name });
    const following = labels[position + 1];
    const last = exits.length === 0 ? [exit("end")] : exits.map(exit);
    const [first, ...others] = following === undefined ? last : [label(following), label(following), ...last];
    const back = label(labels[0] ?? "");
    const call = calls ? [label("call")] : [];
    return first === undefined ? [back] : [first, ...call, ...others, back];
  }

  private step(
    label: string,
    names: readonly Name[],
    own: readonly string[],
    targets: readonly [Target, ...Target[]],
  ): ActionStep {
    const maker = new ExpressionMaker(this.choices, this.world, names, true);
    return {
      kind: "step",
      label,
      fn: label,
      agent: this.choices.from(AGENTS),
      elidable: this.choices.chance(20),
      marks: this.choices.chance(20) ? [{ id: `stood ${label}`, when: maker.bool(DEPTH) }] : [],
      alternatives: this.choices.list(1, 3, (position) =>
        this.alternative(maker, names, own, targets, `${label}.${String(position)}`),
      ),
    };
  }

  private alternative(
    outer: ExpressionMaker,
    names: readonly Name[],
    own: readonly string[],
    targets: readonly [Target, ...Target[]],
    rule: string,
  ): Alternative {
    const { choices } = this;
    const set = choices.from<string | undefined>([undefined, undefined, "item", "spot", "process"]);
    const maker = set === undefined ? outer : outer.with("$c", set);
    return {
      when: choices.chance(50) ? maker.bool(DEPTH) : { kind: "bool", value: true },
      ...(set === undefined ? {} : { choose: { bind: "$c", set, where: maker.bool(1) } }),
      events: choices.chance(30) ? [this.event(maker)] : [],
      do: choices.list(0, 3, () => this.statement(maker, names, own, 1)),
      next: choices.from(targets),
      text: [],
      ...(choices.chance(30) ? { rule } : {}),
      ...(choices.chance(20) ? { agent: choices.from(AGENTS) } : {}),
      ...(choices.chance(30) ? { acquires: true } : {}),
      ...(choices.chance(20) ? { fair: true } : {}),
    };
  }

  private event(maker: ExpressionMaker): Event {
    return {
      name: this.choices.from(EVENTS),
      args: { item: maker.of(element("item", false), 1), sure: maker.bool(1) },
    };
  }

  private statement(maker: ExpressionMaker, names: readonly Name[], own: readonly string[], depth: number): Statement {
    const { choices } = this;
    if (depth > 0 && choices.chance(20)) {
      const inner = (): Statement[] => choices.list(0, 2, () => this.statement(maker, names, own, depth - 1));
      return { kind: "if", condition: maker.bool(1), then: inner(), else: inner() };
    }
    if (depth > 0 && choices.chance(15)) {
      const set = choices.from(["item", "spot"]);
      const inside = maker.with("$e", set);
      return {
        kind: "for-each",
        bind: "$e",
        set,
        do: choices.list(1, 2, () => this.statement(inside, names, own, depth - 1)),
      };
    }
    const locals = names.filter(({ name }) => own.includes(name));
    const targets = [
      ...this.world.variables
        .filter(({ constant }) => !constant)
        .map((variable) => ({ expr: maker.cell(variable, 1), type: variable.type })),
      ...locals.map(({ name, type }) => ({ expr: { kind: "local" as const, name }, type })),
    ];
    const [first, ...others] = targets;
    if (first === undefined) throw new TypeError("a procedure without locals");
    const target = choices.from([first, ...others]);
    return { kind: "assign", target: target.expr, value: this.assigned(maker, target.expr, target.type) };
  }

  /** A value for a target: one that fits, mostly. */
  private assigned(maker: ExpressionMaker, target: Expr, type: Type): Expr {
    if (type.kind !== "int" || this.choices.chance(10)) return maker.of(type, DEPTH);
    const most: Expr = { kind: "int", value: 2 };
    const next: Expr = { kind: "add", left: target, right: { kind: "int", value: 1 } };
    const zero: Expr = { kind: "int", value: type.min };
    return this.choices.from<Expr>([
      zero,
      most,
      { kind: "if", condition: { kind: "lt", left: target, right: most }, then: next, else: zero },
    ]);
  }

  private properties(global: ExpressionMaker): readonly Property[] {
    const { choices } = this;
    const args = new ExpressionMaker(
      choices,
      this.world,
      [
        { name: "item", type: element("item", false) },
        { name: "sure", type: BOOL },
      ],
      false,
    );
    const triggers = (): readonly Trigger[] =>
      choices.list(
        0,
        1,
        (): Trigger =>
          choices.chance(50)
            ? { kind: "event", on: [choices.from(EVENTS)], when: args.bool(1), text: "an event" }
            : { kind: "state", when: global.bool(1), text: "a state" },
      );
    return [
      { kind: "deadlock-free", id: "deadlock-free", doc: "", triggers: [] },
      ...choices.list(0, 3, (position): Property => {
        const base = { id: `property${String(position)}`, doc: "", triggers: triggers() };
        return choices.chance(50)
          ? { ...base, kind: "event", on: [choices.from(EVENTS)], require: args.bool(DEPTH) }
          : { ...base, kind: "invariant", holds: global.bool(DEPTH) };
      }),
      ...choices.list(0, 2, (position): Property => {
        const set = choices.from<string | undefined>([undefined, undefined, "item", "process"]);
        const conditions = set === undefined ? global : global.with("$x", set);
        return {
          ...{ kind: "leads-to", id: `response${String(position)}`, doc: "", triggers: triggers() },
          ...(set === undefined ? {} : { each: { bind: "$x", set } }),
          ...{ from: conditions.bool(DEPTH), to: conditions.bool(DEPTH) },
        };
      }),
    ];
  }
}
