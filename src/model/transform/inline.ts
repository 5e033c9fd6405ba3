import { type Expr, TRUE } from "../expression";
import type { Assertion, Model, ModelAlternative, ModelProperty, ModelStep, Process } from "../model";
import { DONE } from "../model";
import type { Alternative, Event, Local, Mark, Procedure, ProcessDeclaration, Program, Target } from "../program";
import type { Property } from "../property";
import type { Statement } from "../statement";
import { PROCESS_SET, type Type } from "../type";
import { literalOf } from "../value";
import { elide } from "./elide";
import { type FoldContext, fold } from "./fold";
import { foldStatements } from "./fold-statement";
import { mapChildren } from "./map-expr";
import { mapSentence, mapStatements } from "./map-statement";
import { substituteNames } from "./substitute";

/** Where a flattened alternative goes on, and the locals that are reset on the way. */
interface Landing {
  readonly label: string;
  readonly resets: readonly Statement[];
}

/** One use of a procedure: what its names stand for and where its exits lead. */
interface Frame {
  readonly procedure: Procedure;
  readonly prefix: string;
  readonly path: readonly string[];
  readonly names: Readonly<Record<string, Expr>>;
  readonly exit: (exit: string) => Landing;
}

/**
 * Replaces each call by the steps of the callee: parameters bound to their arguments, labels and locals prefixed with
 * the call path, exits joined to the caller, the callee's locals reset on the way out; folds what is known at build
 * time; turns event properties into assertions on the steps that carry the event.
 *
 * The program must have passed `checkProgram` and must have no decision left open.
 */
export function inline(program: Program): Model {
  const procedures = new Map(program.procedures.map((procedure) => [procedure.name, procedure]));
  const sets = { ...program.sets, [PROCESS_SET]: program.processes.map((process) => process.name) };
  const constants = new Map(
    program.variables.filter((variable) => variable.constant).map((variable) => [variable.name, variable]),
  );
  const context: FoldContext = { constants, enums: program.enums, sets };
  const properties = program.properties.map(withOwnTrigger);
  return {
    name: program.name,
    enums: program.enums,
    sets,
    variables: program.variables,
    processes: program.processes.map((declaration, position) =>
      new Inliner({ ...program, properties }, procedures, context, position).process(declaration),
    ),
    halted: fold(program.halted, context),
    initially: fold(program.initially, context),
    properties: properties.map((property) => flatProperty(property, context)),
    stateMarks: properties.flatMap((property) =>
      property.triggers.flatMap((trigger, position): Mark[] =>
        trigger.kind === "state" ? [{ id: triggerMark(property.id, position), when: fold(trigger.when, context) }] : [],
      ),
    ),
    lockHandOver: program.lockHandOver === true,
  };
}

/** A response is vacuous where nothing ever had to be responded to. */
function withOwnTrigger(property: Property): Property {
  if (property.kind !== "leads-to") return property;
  const { each, from, triggers } = property;
  const when: Expr = each === undefined ? from : { kind: "exists", ...each, body: from };
  return {
    ...property,
    triggers: [{ kind: "state", when, text: `what ${property.id} is about has begun` }, ...triggers],
  };
}

/** The name under which a trigger of a property is recorded. */
export function triggerMark(property: string, position: number): string {
  return `trigger ${property} ${String(position)}`;
}

function flatProperty(property: Property, context: FoldContext): ModelProperty {
  const { id, doc } = property;
  const triggers = property.triggers.map(({ text }, position) => ({ mark: triggerMark(id, position), text }));
  switch (property.kind) {
    case "invariant":
      return { id, doc, triggers, kind: "invariant", holds: fold(property.holds, context) };
    case "event":
      return { id, doc, triggers, kind: "assertion" };
    case "deadlock-free":
      return { id, doc, triggers, kind: "deadlock-free" };
    case "leads-to": {
      const { each, from, to } = property;
      const range = each === undefined ? {} : { each };
      return { id, doc, triggers, kind: "leads-to", ...range, from: fold(from, context), to: fold(to, context) };
    }
  }
}

class Inliner {
  private readonly locals: Local[] = [];
  private readonly steps: ModelStep[] = [];

  constructor(
    private readonly program: Program,
    private readonly procedures: ReadonlyMap<string, Procedure>,
    private readonly context: FoldContext,
    private readonly position: number,
  ) {}

  process(declaration: ProcessDeclaration): Process {
    const procedure = this.find(declaration.procedure);
    const frame: Frame = {
      procedure,
      prefix: "",
      path: [procedure.name],
      names: Object.fromEntries(
        Object.entries(declaration.args).map(([name, arg]) => [name, fold(this.resolve(arg, []), this.context)]),
      ),
      exit: () => ({ label: declaration.times === 1 ? DONE : AGAIN, resets: this.resets(procedure, "") }),
    };
    const entry = this.expand(frame);
    const repeated = repeat(this.steps, entry, declaration.times);
    const { steps, first } = elide(repeated.steps, entry);
    return {
      name: declaration.name,
      doc: declaration.doc,
      locals: [...this.locals, ...repeated.locals],
      entry: first,
      steps,
      mustFinish: declaration.times !== "forever",
      unfair: declaration.unfair ?? ["user"],
    };
  }

  private find(name: string): Procedure {
    const procedure = this.procedures.get(name);
    if (procedure === undefined) throw new TypeError(`unknown procedure "${name}"`);
    return procedure;
  }

  private resets(procedure: Procedure, prefix: string): readonly Statement[] {
    return procedure.locals.map(({ name, init, type }) => reset(prefix + name, init, type));
  }

  /** Appends the steps of the frame's procedure, those of its callees in place, and returns the first label. */
  private expand(frame: Frame): string {
    const { procedure, prefix } = frame;
    const own = Object.fromEntries(
      procedure.locals.map(({ name }): [string, Expr] => [name, { kind: "local", name: prefix + name }]),
    );
    for (const { name, type, init } of procedure.locals) this.locals.push({ name: prefix + name, type, init });
    const inner: Frame = { ...frame, names: { ...frame.names, ...own } };
    for (const step of procedure.body) {
      switch (step.kind) {
        case "step":
          this.steps.push({
            label: prefix + step.label,
            path: frame.path,
            fn: step.fn,
            file: procedure.file,
            agent: step.agent,
            alternatives: step.alternatives.flatMap((alternative) => this.alternative(alternative, inner)),
            marks: this.marks(step.marks, inner),
            ...(step.elidable ? { elidable: true } : {}),
          });
          break;
        case "call":
          this.expand(this.callee(inner, step.label, step.procedure, step.args, step.exits));
          break;
        case "decide":
          throw new TypeError(`the decision "${step.point}" at "${prefix + step.label}" was not woven`);
      }
    }
    return this.entryOf(inner, procedure.body[0]?.label ?? "");
  }

  private callee(
    caller: Frame,
    label: string,
    name: string,
    args: Readonly<Record<string, Expr>>,
    exits: Readonly<Record<string, Target>>,
  ): Frame {
    const procedure = this.find(name);
    const prefix = `${caller.prefix}${label}/`;
    return {
      procedure,
      prefix,
      path: [...caller.path, name],
      names: Object.fromEntries(Object.entries(args).map(([param, arg]) => [param, this.expr(arg, caller)])),
      exit: (exit) => {
        const to = exits[exit];
        if (to === undefined) throw new TypeError(`the call "${label}" does not name the exit "${exit}"`);
        const landing = this.land(to, caller);
        return { label: landing.label, resets: [...this.resets(procedure, prefix), ...landing.resets] };
      },
    };
  }

  /** A call has no step of its own: its label is that of the first step of the callee. */
  private entryOf(frame: Frame, label: string): string {
    let prefix = frame.prefix;
    let step = frame.procedure.body.find((candidate) => candidate.label === label);
    let name = label;
    while (step?.kind === "call") {
      prefix += `${name}/`;
      step = this.find(step.procedure).body[0];
      name = step?.label ?? "";
    }
    return prefix + name;
  }

  private land(to: Target, frame: Frame): Landing {
    return to.kind === "exit" ? frame.exit(to.exit) : { label: this.entryOf(frame, to.label), resets: [] };
  }

  private expr(expr: Expr, frame: Frame): Expr {
    return fold(this.resolve(substituteNames(expr, frame.names), frame.path), this.context);
  }

  /** `self` and `within` are known here. */
  private resolve(expr: Expr, path: readonly string[]): Expr {
    if (expr.kind === "within") return { kind: "bool", value: path.includes(expr.procedure) };
    if (expr.kind === "self") return { kind: "element", set: PROCESS_SET, index: this.position };
    return mapChildren(expr, (child) => this.resolve(child, path));
  }

  private marks(marks: readonly Mark[], frame: Frame): readonly Mark[] {
    return marks
      .map((mark) => ({ id: mark.id, when: this.expr(mark.when, frame) }))
      .filter((mark) => !isFalse(mark.when));
  }

  private alternative(alternative: Alternative, frame: Frame): readonly ModelAlternative[] {
    const map = (expr: Expr): Expr => this.expr(expr, frame);
    const when = map(alternative.when);
    const where = alternative.choose === undefined ? TRUE : map(alternative.choose.where);
    if (isFalse(when) || isFalse(where)) return [];
    const landing = this.land(alternative.next, frame);
    const events = alternative.events.map((event) => ({
      name: event.name,
      args: Object.fromEntries(Object.entries(event.args).map(([name, arg]) => [name, map(arg)])),
    }));
    const effects = mapStatements(alternative.do, map);
    const acquired = alternative.acquires === true ? effects[0] : undefined;
    return [
      {
        when,
        ...(alternative.choose === undefined ? {} : { choose: { ...alternative.choose, where } }),
        assertions: events.flatMap((event) => this.assertions(event, frame)),
        marks: events.flatMap((event) => this.triggers(event, frame)),
        do: foldStatements([...effects, ...landing.resets], this.context),
        next: landing.label,
        text: mapSentence(alternative.text, map),
        ...(alternative.rule === undefined ? {} : { rule: alternative.rule }),
        ...(alternative.agent === undefined ? {} : { agent: alternative.agent }),
        ...(alternative.fair === undefined ? {} : { fair: alternative.fair }),
        ...(acquired?.kind === "assign" && acquired.target.kind === "variable"
          ? { acquires: { lock: acquired.target.name, at: acquired.target.at } }
          : {}),
      },
    ];
  }

  private assertions(event: Event, { path }: Frame): readonly Assertion[] {
    return this.program.properties.flatMap((property): Assertion[] => {
      if (property.kind !== "event" || !property.on.includes(event.name)) return [];
      const require = fold(this.resolve(substituteNames(property.require, event.args), path), this.context);
      return [{ property: property.id, require }];
    });
  }

  private triggers(event: Event, { path }: Frame): readonly Mark[] {
    return this.program.properties.flatMap((property) =>
      property.triggers.flatMap((trigger, position): Mark[] => {
        if (trigger.kind !== "event" || !trigger.on.includes(event.name)) return [];
        const when = fold(this.resolve(substituteNames(trigger.when, event.args), path), this.context);
        return isFalse(when) ? [] : [{ id: triggerMark(property.id, position), when }];
      }),
    );
  }
}

function isFalse(expr: Expr): boolean {
  return expr.kind === "bool" && !expr.value;
}

function reset(name: string, init: Local["init"], type: Type): Statement {
  return { kind: "assign", target: { kind: "local", name }, value: literalOf(init, type) };
}

/** Where a process that runs several times goes on; no label of a procedure begins with "$". */
const AGAIN = "$again";
const ROUND = "$round";

/** Lets a process that has come to its end start again, `times` in all. */
function repeat(
  steps: readonly ModelStep[],
  entry: string,
  times: number | "forever",
): { readonly steps: readonly ModelStep[]; readonly locals: readonly Local[] } {
  if (times === 1) return { steps, locals: [] };
  const round: Expr = { kind: "local", name: ROUND };
  const again = (alternative: ModelAlternative): readonly ModelAlternative[] => {
    if (alternative.next !== AGAIN) return [alternative];
    if (times === "forever") return [{ ...alternative, next: entry }];
    const more: Expr = { kind: "lt", left: round, right: { kind: "int", value: times } };
    const count = (value: Expr): Statement => ({ kind: "assign", target: { kind: "local", name: ROUND }, value });
    const next: Expr = { kind: "add", left: round, right: { kind: "int", value: 1 } };
    return [
      { ...alternative, when: both(alternative.when, more), do: [...alternative.do, count(next)], next: entry },
      {
        ...alternative,
        when: both(alternative.when, { kind: "not", of: more }),
        do: [...alternative.do, count({ kind: "int", value: 1 })],
        next: DONE,
      },
    ];
  };
  return {
    steps: steps.map((step) => ({ ...step, alternatives: step.alternatives.flatMap(again) })),
    locals: times === "forever" ? [] : [{ name: ROUND, type: { kind: "int", min: 1, max: times }, init: 1 }],
  };
}

function both(left: Expr, right: Expr): Expr {
  return left.kind === "bool" && left.value ? right : { kind: "and", of: [left, right] };
}
