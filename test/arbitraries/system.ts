import * as fc from "fast-check";
import {
  type ActionStep,
  type Agent,
  type Alternative,
  DONE,
  type Expr,
  type Procedure,
  type ProcessDeclaration,
  type Program,
  type Property,
  type Statement,
  type Target,
  TRUE,
  type Variable,
} from "../../src/model";
import { Choices } from "./choices";

/** Who may be counted on, as far as a random system varies it. */
export interface SystemOptions {
  /** Every process is weakly fair, one agent each, no hand-over: what SPIN's `-f` assumes. Default: false. */
  readonly allFair?: boolean;
}

/**
 * Small random systems for liveness: up to three processes that take and release two locks, set a flag and a number, some of
 * them in the background; agents, unfair ones and what those do when asked at random; acquisitions of a cell that depends on the state or on a choice,
 * two of the same cell in one step; hand-over or not; responses with and without `each`. They do not go wrong.
 */
export function systems(options: SystemOptions = {}): fc.Arbitrary<Program> {
  return fc
    .array(fc.nat(0xffff), { minLength: 0, maxLength: 300, size: "max" })
    .map((numbers) => new SystemMaker(new Choices(numbers), options.allFair === true).program());
}

const ITEMS = 2;
const NUMBER: Expr = { kind: "variable", name: "number", at: [] };
const FLAG: Expr = { kind: "variable", name: "flag", at: [] };
const FREE: Expr = { kind: "none", set: "process" };

function owner(at: Expr): Extract<Expr, { kind: "variable" }> {
  return { kind: "variable", name: "owner", at: [at] };
}

function item(index: number): Expr {
  return { kind: "element", set: "item", index };
}

function is(left: Expr, right: Expr): Expr {
  return { kind: "eq", left, right };
}

class SystemMaker {
  private readonly processes: readonly string[];

  constructor(
    private readonly choices: Choices,
    private readonly allFair: boolean,
  ) {
    this.processes = Array.from({ length: 1 + choices.below(3) }, (_, position) => `p${String(position)}`);
  }

  program(): Program {
    const { choices, processes } = this;
    const procedures = processes.map((_, position) => this.procedure(position));
    return {
      name: "system",
      enums: {},
      sets: { item: ["item0", "item1"] },
      variables: this.variables(),
      procedures,
      processes: processes.map((name, position) => this.process(name, position)),
      halted: choices.chance(15)
        ? { kind: "and", of: [FLAG, is(NUMBER, this.number())] }
        : { kind: "bool", value: false },
      initially: TRUE,
      properties: [
        { kind: "deadlock-free", id: "deadlock-free", doc: "", triggers: [] },
        ...choices.list(1, 3, (position) => this.response(`response${String(position)}`, procedures)),
      ],
      lockHandOver: !this.allFair && choices.chance(50),
    };
  }

  private variables(): readonly Variable[] {
    const plain = { constant: false, ghost: false, doc: "" };
    return [
      {
        ...plain,
        name: "owner",
        type: { kind: "element", set: "process", none: true },
        index: ["item"],
        init: [[null]],
      },
      { ...plain, name: "flag", type: { kind: "bool" }, index: [], init: [[false]] },
      { ...plain, name: "number", type: { kind: "int", min: 0, max: 2 }, index: [], init: [[0]] },
    ];
  }

  private process(name: string, position: number): ProcessDeclaration {
    const { choices } = this;
    const unfair = choices.from<readonly Agent[] | undefined>([
      undefined,
      undefined,
      [],
      ["kernel"],
      ["user", "device"],
    ]);
    return {
      name,
      procedure: `run${String(position)}`,
      args: {},
      times: choices.from([1, "forever", "forever", 2]),
      doc: "",
      ...(this.allFair ? { unfair: [] } : unfair === undefined ? {} : { unfair }),
    };
  }

  private procedure(position: number): Procedure {
    const labels = Array.from({ length: 1 + this.choices.below(4) }, (_, at) => `a${String(at)}`);
    return {
      name: `run${String(position)}`,
      file: "",
      doc: "",
      params: [],
      locals: [],
      exits: ["end"],
      body: labels.map((label, at) => this.step(label, labels, at)),
    };
  }

  private step(label: string, labels: readonly string[], at: number): ActionStep {
    const { choices } = this;
    const agent = this.allFair ? "kernel" : choices.from<Agent>(["kernel", "kernel", "user", "device"]);
    const following = labels[at + 1];
    const next: Target = following === undefined ? { kind: "exit", exit: "end" } : { kind: "label", label: following };
    const targets: [Target, ...Target[]] = [
      ...([next, next] as const),
      { kind: "exit", exit: "end" },
      ...labels.map((name): Target => ({ kind: "label", label: name })),
    ];
    return {
      kind: "step",
      label,
      fn: label,
      agent,
      elidable: false,
      marks: [],
      alternatives: choices.list(1, 2, () => this.alternative(targets)),
    };
  }

  private alternative(targets: readonly [Target, ...Target[]]): Alternative {
    const { choices } = this;
    const agent = this.allFair
      ? undefined
      : choices.from<Agent | undefined>([undefined, undefined, undefined, "user", "device"]);
    const rest = {
      events: [],
      next: choices.from(targets),
      text: [],
      ...(agent === undefined ? {} : { agent }),
      ...(choices.chance(20) ? { fair: true as const } : {}),
    };
    const acquires = choices.chance(85) ? { acquires: true as const } : {};
    const self: Expr = { kind: "self" };
    return choices.make<Alternative>([
      () => ({ ...rest, when: this.condition(1), do: this.effect() }),
      () => {
        const at = this.place();
        return { ...rest, ...acquires, when: is(owner(at), FREE), do: [assign(owner(at), self), ...this.effect()] };
      },
      () => {
        const at = this.place();
        return { ...rest, ...acquires, when: is(owner(at), FREE), do: [assign(owner(at), self)] };
      },
      () => {
        const at = this.place();
        return { ...rest, when: is(owner(at), self), do: [assign(owner(at), FREE)] };
      },
      () => {
        const chosen: Expr = { kind: "local", name: "$c" };
        return {
          ...(choices.chance(50) ? acquires : {}),
          ...rest,
          choose: { bind: "$c", set: "item", where: is(owner(chosen), FREE) },
          when: TRUE,
          do: [assign(owner(chosen), self)],
        };
      },
    ]);
  }

  /** Which lock: a known one, or one that depends on the state. */
  private place(): Expr {
    const { choices } = this;
    return choices.make<Expr>([
      () => item(choices.below(ITEMS)),
      () => item(choices.below(ITEMS)),
      () => ({ kind: "if", condition: FLAG, then: item(choices.below(ITEMS)), else: item(choices.below(ITEMS)) }),
      () => ({ kind: "if", condition: is(NUMBER, this.number()), then: item(0), else: item(1) }),
    ]);
  }

  private effect(): readonly Statement[] {
    const { choices } = this;
    return choices.make<readonly Statement[]>([
      () => [],
      () => [assign(FLAG, { kind: "bool", value: choices.below(2) === 1 })],
      () => [assign(FLAG, { kind: "not", of: FLAG })],
      () => [assign(NUMBER, this.number())],
    ]);
  }

  private number(): Expr {
    return { kind: "int", value: this.choices.below(3) };
  }

  private condition(depth: number): Expr {
    const { choices } = this;
    const inner = (): Expr => this.condition(depth - 1);
    return choices.make<Expr>([
      () => TRUE,
      () => FLAG,
      () => ({ kind: "not", of: FLAG }),
      () => is(NUMBER, this.number()),
      () => ({ kind: "ne", left: owner(item(choices.below(ITEMS))), right: FREE }),
      () => ({ kind: "at-label", process: this.name(), labels: [choices.from(["a0", "a1", DONE])] }),
      () => (depth > 0 ? { kind: "and", of: [inner(), inner()] } : TRUE),
    ]);
  }

  private name(): string {
    return this.processes[this.choices.below(this.processes.length)] ?? "p0";
  }

  private response(id: string, procedures: readonly Procedure[]): Property {
    const { choices } = this;
    const set = choices.from<string | undefined>([undefined, undefined, "item", "process"]);
    const stands = (): Expr => {
      const process = choices.below(this.processes.length);
      const labels = [...(procedures[process]?.body.map(({ label }) => label) ?? []), DONE];
      const label = labels[choices.below(labels.length)] ?? DONE;
      return { kind: "at-label", process: this.processes[process] ?? "p0", labels: [label] };
    };
    const each: Expr = { kind: "local", name: "$x" };
    const about = (): Expr => {
      switch (set) {
        case "item":
          return choices.from<Expr>([is(owner(each), FREE), { kind: "ne", left: owner(each), right: FREE }]);
        case "process":
          return is(owner(item(choices.below(ITEMS))), each);
        default:
          return this.condition(0);
      }
    };
    const condition = (): Expr => choices.make<Expr>([stands, about, about, () => this.condition(0), () => TRUE]);
    return {
      kind: "leads-to",
      ...{ id, doc: "", triggers: [] },
      ...(set === undefined ? {} : { each: { bind: "$x", set } }),
      ...{ from: condition(), to: condition() },
    };
  }
}

function assign(target: Expr, value: Expr): Statement {
  if (target.kind !== "variable") throw new TypeError("not a variable");
  return { kind: "assign", target, value };
}
