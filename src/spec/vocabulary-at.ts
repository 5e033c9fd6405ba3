import { type Program, processes, type Sort } from "../model";
import { actorFields, type Detector, observedActorFields, pageFields } from "../states";
import type { EventArgument, KernelEvent } from "../states/events";
import type { Fields, Name, Vocabulary } from "../states/vocabulary";
import { fileIsMapped } from "../states/world/page";
import { pages } from "../states/world/sets";
import type { Catalogue, Point } from "./catalogue";
import { type DeclaredState, fieldsWithState, namesOfState } from "./declared-state";

/** What the names in the expressions of a spec can refer to. */
export interface Surroundings {
  /** The program of the scenario: its procedures, pages and enumerations. */
  readonly program: Program;
  /** The names of the processes in the order of the program, and of actors that could not be read. */
  readonly actors: readonly string[];
  readonly pinned: Detector;
  /** All procedures that can be on a call path, in this scenario or in others. */
  readonly procedures: readonly string[];
  /** What can be named, by plug-ins or without them. */
  readonly catalogue: Catalogue;
  /** The policy's own state. */
  readonly state: readonly DeclaredState[];
}

/** The names in scope of a rule's condition at a decision point. */
export function vocabularyAt(point: Point, surroundings: Surroundings): Vocabulary {
  const fields = fieldsOfPages(surroundings);
  const sorts: Readonly<Record<string, Sort<never>>> = point.scope;
  const scope = Object.entries(sorts).map(([name, { type }]): [string, Name] => {
    const expr = { kind: "local", name } as const;
    return type.kind === "element" && type.set === pages.name
      ? [name, { kind: "element", of: fields, at: expr, doc: scopeDoc(name) }]
      : [name, { kind: "value", type, expr, doc: scopeDoc(name) }];
  });
  return vocabulary(surroundings, {
    ...Object.fromEntries(scope),
    pages: allPages(fields),
    actor,
    actors: allActors(surroundings),
    file_mapped: fileMapped,
    caller: { kind: "call-path", procedures: surroundings.procedures, doc: "the procedures on the call path" },
  });
}

/** The names in scope of a condition on an event. */
export function vocabularyOn(event: KernelEvent, surroundings: Surroundings): Vocabulary {
  const fields = fieldsOfPages(surroundings);
  const args = Object.entries(event.args).map(([name, kind]): readonly [string, Name] => [
    name,
    argument(name, kind, fields),
  ]);
  return vocabulary(surroundings, {
    ...Object.fromEntries(args),
    pages: allPages(fields),
    actor,
    actors: allActors(surroundings),
    file_mapped: fileMapped,
  });
}

/** The names in scope of a condition on states; `page` is free, for a quantifier to bind. */
export function vocabularyOfStates(surroundings: Surroundings): Vocabulary {
  const fields = fieldsOfPages(surroundings);
  return vocabulary(surroundings, {
    page: { kind: "element", of: fields, at: { kind: "local", name: "page" }, doc: "a page of the file" },
    pages: allPages(fields),
    actors: { kind: "collection", of: fieldsWithState(observedActorFields, surroundings.state), doc: "the processes" },
    file_mapped: fileMapped,
  });
}

/** The names in scope of the conditions of a response; `actor` is free as well, and is one process. */
export function vocabularyOfResponses(surroundings: Surroundings): Vocabulary {
  const { names, ...rest } = vocabularyOfStates(surroundings);
  const of = fieldsWithState(observedActorFields, surroundings.state);
  const one: Name = { kind: "element", of, at: { kind: "local", name: "actor" }, doc: "a process" };
  return { ...rest, names: { ...names, actor: one } };
}

function vocabulary({ program, actors, state }: Surroundings, names: Readonly<Record<string, Name>>): Vocabulary {
  const sets = { ...program.sets, [processes.name]: actors };
  return { names: { ...namesOfState(state), ...names }, enums: program.enums, sets };
}

const actor: Name = {
  kind: "value",
  type: processes.element.type,
  expr: { kind: "self" },
  doc: "the process whose step it is",
};

const fieldsOfPages = ({ pinned, state }: Surroundings): Fields => fieldsWithState(pageFields(pinned), state);

const allActors = ({ state }: Surroundings): Name => ({
  kind: "collection",
  of: fieldsWithState(actorFields, state),
  doc: "the processes",
});

const fileMapped: Name = {
  kind: "value",
  type: fileIsMapped.sort.type,
  expr: fileIsMapped.expr,
  doc: "the process has the file mapped",
};

function allPages(of: Fields): Name {
  return { kind: "collection", of, doc: "the pages of the file" };
}

function argument(name: string, kind: EventArgument, fields: Fields): Name {
  const expr = { kind: "local", name } as const;
  switch (kind) {
    case "page":
      return { kind: "element", of: fields, at: expr, doc: "the page that the event is about" };
    case "process":
      return { kind: "value", type: processes.element.type, expr, doc: "the process that the event is about" };
  }
}

function scopeDoc(name: string): string {
  switch (name) {
    case "page":
      return "the page that is being worked on";
    case "first":
      return "the first page of the range";
    case "last":
      return "the last page of the range";
    case "longterm":
      return "whether the pin lasts until its user gives it up";
    case "sync_mode":
      return "WB_SYNC_NONE or WB_SYNC_ALL";
    default:
      return name;
  }
}
