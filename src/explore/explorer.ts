import type { PropertyResult, Trace } from "../checker";
import {
  type Interpreter,
  type Model,
  type Program,
  printExpr,
  programListing,
  type State,
  type Transition,
} from "../model";
import { cellsIn, explain, namedCell, stepReport, traceReport, violatedAlthough, waitingIn } from "../report";
import { type ActorPlace, actorView } from "./actor-view";
import { type Observed, observe } from "./observe";
import { onlyProperty } from "./only-property";
import { MOST_CHOICES, type Overview, type SpecFacts } from "./overview";
import { MOST_MOVES, moveOf, type Path } from "./path";
import { type Positions, positionsOf } from "./positions";
import { Random } from "./random";
import { startingAt } from "./starting-at";
import { type StateSection, stateTables } from "./state-table";
import type { Crumb, FoundPath, Outlook, StepView, View, ViolatedHere } from "./view";
import { type Stop, transitionsOf, type Walk, Walker } from "./walk";

/** What is explored. */
export interface Subject {
  readonly interpreter: Interpreter;
  /** The woven program that the model was made from. */
  readonly program: Program;
  readonly facts: SpecFacts;
  /** The rule behind a mark of the model. */
  readonly rules: ReadonlyMap<string, string>;
  /** Which variables are shown together. */
  readonly sections: readonly StateSection[];
}

/**
 * Walks the states of a model by hand. Nothing is kept from one question to the next but what saves work: each names the
 * path it is about, and the path is followed anew with the reference interpreter.
 */
export class Explorer {
  private readonly walker: Walker;
  private readonly ghosts: ReadonlySet<string>;
  private readonly observed = new WeakMap<Stop, Observed>();
  private readonly crumbs = new WeakMap<Stop, Omit<Crumb, "sameAs">>();

  /** Throws ModelError where the model has no initial state. */
  constructor(private readonly subject: Subject) {
    this.walker = new Walker(subject.interpreter);
    this.ghosts = new Set(this.model.variables.filter(({ ghost }) => ghost).map(({ name }) => name));
  }

  private get model(): Model {
    return this.subject.interpreter.model;
  }

  overview(): Overview {
    const { facts, program } = this.subject;
    const { initial } = this.walker;
    return {
      ...facts,
      actors: this.model.processes.map(({ name, doc, mustFinish }) => ({ name, doc, mustFinish })),
      properties: this.model.properties.map(({ id, doc, kind }) => ({ id, doc, isResponse: kind === "leads-to" })),
      initial: {
        count: initial.length,
        choices: choicesOf(initial, this.subject.interpreter),
      },
      procedures: programListing(program),
    };
  }

  /** What there is to see after the first `at` moves of a path; a position beyond its end is taken for the end. */
  view(path: Path, at: number): View {
    const walk = this.walker.follow(path);
    const position = Math.min(at, walk.path.moves.length);
    const [first] = walk.stops;
    const stop = walk.stops[position] ?? first;
    const before = position === 0 ? undefined : walk.stops[position - 1]?.state;
    const same = positionsOf(walk);
    const sameAs = same.earlier(position);
    return {
      path: walk.path,
      lost: walk.lost,
      at: position,
      crumbs: walk.path.moves.map((_, move) => this.crumb(walk, move, same)),
      actors: this.actors(stop, before, same, position),
      sections: stateTables(
        { state: stop.state, before, initial: first.state },
        this.subject.interpreter,
        this.subject.sections,
      ),
      violated: this.violatedHere(stop),
      outlook: this.outlook(stop),
      ...(sameAs === undefined ? {} : { sameAs }),
    };
  }

  /**
   * The path with up to `steps` random ones more; every step that is possible is as probable as any other. Ends early
   * where there is none, and where one violates a property. The same seed gives the same steps.
   */
  wander(path: Path, steps: number, seed: number): Path {
    const random = new Random(seed);
    let walk = this.walker.follow(path);
    for (let step = 0; step < steps && walk.path.moves.length < MOST_MOVES; step += 1) {
      const [first] = walk.stops;
      const stop = walk.stops.at(-1) ?? first;
      const transitions = transitionsOf(stop.options);
      const taken = transitions[random.below(transitions.length)];
      if (taken === undefined) break;
      const known = this.observe(stop).violated;
      walk = this.walker.follow({ ...walk.path, moves: [...walk.path.moves, moveOf(taken)] });
      const now = this.observe(walk.stops.at(-1) ?? first).violated;
      if (taken.violated.length > 0 || now.some((property) => !known.includes(property))) break;
    }
    return walk.path;
  }

  /**
   * What is to be searched for a violation of a property, by its number: the model from where a path ends, or, where there
   * is no path, from all its initial states. Undefined where there is no such property.
   */
  sought(property: number, path: Path | undefined): { readonly model: Model; readonly id: string } | undefined {
    const id = this.model.properties[property]?.id;
    if (id === undefined) return undefined;
    const model = onlyProperty(this.model, id);
    if (path === undefined) return { model, id };
    const { stops } = this.walker.follow(path);
    return { model: startingAt((stops.at(-1) ?? stops[0]).state, model, this.subject.interpreter.layout), id };
  }

  /**
   * The counterexample of a result as a path that goes on where the given one ends. Undefined where there is none, or the
   * interpreter cannot go that way, which is a mistake of gupcheck.
   */
  found(result: PropertyResult, path: Path | undefined): FoundPath | undefined {
    const { interpreter, rules } = this.subject;
    const { id, trace, shortest, fairness } = result;
    const asked = this.model.properties.find((property) => property.id === id);
    if (trace === undefined) return undefined;
    const from = path === undefined ? 0 : this.walker.follow(path).path.moves.length;
    const walk = this.walkOf(trace, path);
    const reached = walk.stops.slice(from).map(({ state }) => state);
    const isConfirmed = walk.lost === 0 && reached.every((state, at) => same(state, trace.states[at]));
    if (asked === undefined || !isConfirmed) return undefined;
    const report = traceReport(trace, asked, interpreter, rules, result);
    return {
      path: walk.path,
      from,
      end: report.end,
      isShortest: shortest !== false,
      ...(fairness === undefined ? {} : { although: violatedAlthough(report, fairness) }),
      ...(trace.loopStart === undefined ? {} : { loopStart: trace.loopStart + from }),
    };
  }

  /** A trace from where a path ends as a path, as far as it can be followed. */
  pathOf(trace: Trace, path: Path | undefined): Path {
    return this.walkOf(trace, path).path;
  }

  private walkOf({ states, moves }: Trace, path: Path | undefined): Walk {
    const begin =
      path === undefined
        ? { initial: this.walker.initial.findIndex((state) => same(state, states[0])), moves: [] }
        : this.walker.follow(path).path;
    return this.walker.follow({ ...begin, moves: [...begin.moves, ...moves.map(moveOf)] });
  }

  private actors(stop: Stop, before: State | undefined, same: Positions, at: number): View["actors"] {
    const { interpreter, program, rules } = this.subject;
    const transitions = transitionsOf(stop.options);
    const isHalted = stop.options.kind === "error" || interpreter.isHalted(stop.state);
    const waiting = isHalted ? [] : waitingIn(stop.state, interpreter, rules);
    const place: ActorPlace = {
      interpreter,
      procedures: program.procedures,
      state: stop.state,
      before,
      isHalted,
      waiting: new Map(waiting.map((each) => [each.actor, each])),
      step: (transition) => this.step(transition, stop, same, at),
    };
    return this.model.processes.map((process, number) => actorView(process, number, transitions, place));
  }

  private step(transition: Transition, stop: Stop, same: Positions, at: number): StepView {
    const { interpreter } = this.subject;
    const report = stepReport(transition, stop.state, transition.target, interpreter, this.ghosts);
    if (report === undefined) throw new TypeError("a step that is possible is none of the model");
    const known = this.observe(stop).violated;
    const broken = observe(transition.target, interpreter).violated.filter((property) => !known.includes(property));
    const sameAs = same.of(transition.target, at);
    return {
      move: moveOf(transition),
      report,
      violates: [...transition.violated, ...broken.map(({ id }) => id)],
      isCountedOn: this.model.processes[transition.process]?.unfair.includes(report.agent) !== true,
      ...(sameAs === undefined ? {} : { sameAs }),
    };
  }

  /** The move of a walk at a position, in words. */
  private crumb(walk: Walk, move: number, same: Positions): Crumb {
    const stop = walk.stops[move + 1];
    const before = walk.stops[move];
    if (stop?.taken === undefined || before === undefined) throw new TypeError("a path without a step");
    const { taken } = stop;
    const sameAs = same.earlier(move + 1);
    let crumb = this.crumbs.get(stop);
    if (crumb === undefined) {
      const report = stepReport(taken, before.state, stop.state, this.subject.interpreter, this.ghosts);
      const broken = this.observe(stop).violated.filter(
        (property) => !this.observe(before).violated.includes(property),
      );
      crumb = {
        actor: report?.actor ?? "",
        fn: report?.source.fn ?? "",
        text: report?.text ?? "",
        ...(report?.rule === undefined ? {} : { rule: report.rule }),
        violates: [...taken.violated, ...broken.map(({ id }) => id)],
      };
      this.crumbs.set(stop, crumb);
    }
    return { ...crumb, ...(sameAs === undefined ? {} : { sameAs }) };
  }

  private observe(stop: Stop): Observed {
    const known = this.observed.get(stop) ?? observe(stop.state, this.subject.interpreter);
    this.observed.set(stop, known);
    return known;
  }

  private violatedHere(stop: Stop): readonly ViolatedHere[] {
    const { interpreter } = this.subject;
    const { state } = stop;
    const deadlocked = this.outlook(stop).kind === "deadlock";
    return this.model.properties.flatMap((property): readonly ViolatedHere[] => {
      const { id, doc } = property;
      if (property.kind === "deadlock-free") return deadlocked ? [{ id, doc, because: [] }] : [];
      if (property.kind !== "invariant" || !this.observe(stop).violated.includes(property)) return [];
      const cells = explain(property.holds, { interpreter, state, process: -1, bindings: new Map() });
      return [{ id, doc, because: cells.map((cell) => namedCell(cell, this.model)) }];
    });
  }

  private outlook(stop: Stop): Outlook {
    const { interpreter } = this.subject;
    const { state, options } = stop;
    const { error } = this.observe(stop);
    if (options.kind === "error") return options;
    if (error !== undefined) return { kind: "error", code: error.code, message: error.message };
    if (interpreter.isHalted(state)) {
      return { kind: "halted", condition: printExpr(this.model.halted, { sets: this.model.sets }) };
    }
    if (interpreter.isTermination(state)) return { kind: "finished" };
    return options.transitions.length === 0 ? { kind: "deadlock" } : { kind: "open" };
  }
}

/** For each of the first initial states the cells that are not the same in all of them. */
function choicesOf(initial: readonly State[], { model, layout }: Interpreter): readonly string[] {
  const [first = []] = initial;
  const differs = layout.slots.map((_, slot) => initial.some((state) => state[slot] !== first[slot]));
  if (initial.length < 2) return [];
  return initial.slice(0, MOST_CHOICES).map((state) =>
    cellsIn(state, model, layout)
      .filter((_, slot) => differs[slot] === true)
      .map((cell) => namedCell(cell, model))
      .map(({ variable, value }) => `${variable} = ${value}`)
      .join(", "),
  );
}

function same(left: State, right: State | undefined): boolean {
  return right !== undefined && left.length === right.length && left.every((value, slot) => value === right[slot]);
}
