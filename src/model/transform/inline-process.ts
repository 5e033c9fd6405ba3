import { type Expr, TRUE } from "../expression";
import { type Assertion, DONE, type ModelAlternative, type ModelStep, type Process } from "../model";
import type { Alternative, Event, Local, Mark, Procedure, ProcessDeclaration, Program, Target } from "../program";
import type { Statement } from "../statement";
import { PROCESS_SET, type Type } from "../type";
import { literalOf } from "../value";
import { elide } from "./elide";
import { triggerMark } from "./flat-property";
import { type FoldContext, fold } from "./fold";
import { foldStatements } from "./fold-statement";
import { mapChildren } from "./map-expr";
import { mapSentence, mapStatements } from "./map-statement";
import { AGAIN, repeat } from "./repeat";
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

/** Joins the procedures that one process runs, called ones in place of their calls, into its steps. Serves for one process. */
export class ProcessInliner {
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
