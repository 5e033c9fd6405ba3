import type { Typing } from "../expression-type";
import type { Procedure, ProcessDeclaration, Program, Variable } from "../program";
import { PROCESS_SET, type Type } from "../type";
import type { ModelDiagnosticCode } from "./codes";
import type { ModelDiagnostic, ModelPlace } from "./diagnostic";
import { nearest } from "./nearest";

/** Where an event occurs, and the types of its arguments there. */
export interface EventSite {
  readonly where: ModelPlace;
  readonly args: ReadonlyMap<string, Type | undefined>;
}

/** What all checks share: the program's names, and the list of what was found. */
export class CheckContext {
  readonly variables: ReadonlyMap<string, Variable>;
  readonly procedures: ReadonlyMap<string, Procedure>;
  readonly processes: ReadonlyMap<string, ProcessDeclaration>;
  /** All index sets, `process` included. */
  readonly sets: Readonly<Record<string, readonly string[]>>;
  readonly events = new Map<string, EventSite[]>();
  private readonly found = new Map<string, ModelDiagnostic>();

  constructor(readonly program: Program) {
    this.variables = new Map(program.variables.map((variable) => [variable.name, variable]));
    this.procedures = new Map(program.procedures.map((procedure) => [procedure.name, procedure]));
    this.processes = new Map(program.processes.map((process) => [process.name, process]));
    this.sets = { ...program.sets, [PROCESS_SET]: program.processes.map((process) => process.name) };
  }

  /** What was found, in the order in which it was found; the same thing only once. */
  get diagnostics(): readonly ModelDiagnostic[] {
    return [...this.found.values()];
  }

  report(code: ModelDiagnosticCode, message: string, where: ModelPlace, suggestion?: string): void {
    const diagnostic = { code, message, where, ...(suggestion === undefined ? {} : { suggestion }) };
    const key = JSON.stringify(diagnostic);
    if (!this.found.has(key)) this.found.set(key, diagnostic);
  }

  /** Reports a name that is not among the known ones, with the nearest of them. */
  unknown(code: ModelDiagnosticCode, what: string, name: string, known: Iterable<string>, where: ModelPlace): void {
    this.report(code, `no ${what} is called "${name}"`, where, nearest(name, known));
  }

  /** Reports each name that occurs more than once. */
  unique(what: string, names: readonly string[], where: (name: string) => ModelPlace): void {
    const repeated = new Set(names.filter((name, position) => names.indexOf(name) !== position));
    for (const name of repeated) this.report("model/duplicate-name", `two ${what} are called "${name}"`, where(name));
  }

  hasSet(set: string, where: ModelPlace): boolean {
    if (Object.hasOwn(this.sets, set)) return true;
    this.unknown("model/unknown-set", "index set", set, Object.keys(this.sets), where);
    return false;
  }
}

/** Where an expression stands: what is in scope, and what may be read there. */
export interface CheckScope {
  readonly context: CheckContext;
  readonly where: ModelPlace;
  /** Locals, parameters and bound names; one without a type is known but says nothing. */
  readonly locals: ReadonlyMap<string, Type | undefined>;
  /** Whether there is a process whose step it is. */
  readonly process: boolean;
  /** Whether names that are not in scope go unreported: the arguments of an event that no step carries. */
  readonly lenient?: boolean;
}

export function typingOf(scope: CheckScope): Typing {
  return {
    variable: (name) => scope.context.variables.get(name)?.type,
    local: (name) => scope.locals.get(name),
  };
}

/** A scope in which one more name is bound to the elements of a set. */
export function binding(scope: CheckScope, bind: string, set: string): CheckScope {
  const type: Type | undefined = Object.hasOwn(scope.context.sets, set)
    ? { kind: "element", set, none: false }
    : undefined;
  return { ...scope, locals: new Map([...scope.locals, [bind, type]]) };
}
