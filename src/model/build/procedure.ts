import type { Expr } from "../expression";
import { TRUE } from "../expression";
import type { ActionStep, Agent, Alternative, CallStep, Event, Mark, Procedure, Step } from "../program";
import type { Sentence } from "../statement";
import type { Value } from "../type";
import type { Element, IndexSet, Sort } from "./sort";
import { type Effects, flatten } from "./statement";
import { type Go, target } from "./target";
import { bound, type Operand, type Ref, type Term, toExpr } from "./term";

/** A step as it is written down: where it does not say where it goes on, it goes on at the next step in the list. */
export type StepDraft = (following: string | undefined) => Step;

export interface AlternativeDraft {
  readonly when?: Term<boolean>;
  readonly do?: Effects;
  /** Where the process goes on; default: the next step of the procedure. */
  readonly go?: Go;
  readonly events?: readonly (Event | undefined | false)[];
  readonly text?: Sentence;
  /** Whose doing it is, where it is not that of the step. */
  readonly agent?: Agent;
  /** It is counted on even where its agent is not. */
  readonly fair?: true;
  /** It waits for the sleeping lock that its first effect takes. */
  readonly acquires?: true;
}

export interface StepOptions {
  /** The kernel function that this step stands for; default: the procedure's. */
  readonly fn?: string;
  readonly agent?: Agent;
  readonly elidable?: boolean;
}

/** A typed parameter list, local list and exit list make the signature of a procedure. */
export interface ProcedureRef<P extends Sorts, X extends string> {
  readonly params: P;
  readonly exits: readonly X[];
  readonly definition: Procedure;
  /** The procedures that this one calls, directly. */
  readonly calls: readonly AnyProcedure[];
}

export type AnyProcedure = ProcedureRef<Sorts, string>;
type Sorts = Readonly<Record<string, Sort<never>>>;
type TermsOf<P> = { readonly [K in keyof P]: P[K] extends Sort<infer V> ? Term<V> : never };
type OperandsOf<P> = { readonly [K in keyof P]: P[K] extends Sort<infer V> ? Operand<V> : never };
type RefsOf<L> = { readonly [K in keyof L]: L[K] extends LocalDraft<infer V> ? Ref<V> : never };

export interface LocalDraft<V> {
  readonly sort: Sort<V>;
  readonly init: Value;
}

/** A local of a procedure, reset to `init` whenever the procedure exits. */
export function local<V>(sort: Sort<V>, init: Value): LocalDraft<V> {
  return { sort, init };
}

/** Something that properties can speak of. */
export function event(name: string, args: Readonly<Record<string, Term<never> | Term<unknown>>>): Event {
  return { name, args: Object.fromEntries(Object.entries(args).map(([key, term]) => [key, term.expr])) };
}

function isEvent(event: Event | undefined | false): event is Event {
  return event !== undefined && event !== false;
}

function alternative(draft: AlternativeDraft, following: string | undefined, label: string): Alternative {
  const go = draft.go ?? following;
  if (go === undefined) throw new TypeError(`the last step, "${label}", must say where it goes on`);
  return {
    when: draft.when?.expr ?? TRUE,
    events: (draft.events ?? []).filter(isEvent),
    do: flatten(draft.do),
    next: target(go),
    text: draft.text ?? [],
    ...(draft.agent === undefined ? {} : { agent: draft.agent }),
    ...(draft.fair === undefined ? {} : { fair: draft.fair }),
    ...(draft.acquires === undefined ? {} : { acquires: draft.acquires }),
  };
}

const pending = "";

function action(
  label: string,
  options: StepOptions,
  alternatives: readonly Alternative[],
  marks: readonly Mark[] = [],
): ActionStep {
  return {
    kind: "step",
    label,
    fn: options.fn ?? pending,
    agent: options.agent ?? "kernel",
    alternatives,
    marks,
    elidable: options.elidable ?? false,
  };
}

/** An atomic step with one alternative. */
export function step(label: string, draft: AlternativeDraft & StepOptions): StepDraft {
  return (following) => action(label, draft, [alternative(draft, following, label)]);
}

/** An atomic step with several alternatives; every one whose condition is true can be taken. */
export function branch(label: string, options: StepOptions, drafts: readonly AlternativeDraft[]): StepDraft {
  return (following) =>
    action(
      label,
      options,
      drafts.map((draft) => alternative(draft, following, label)),
    );
}

/** An alternative for each element of a set for which `where` is true. */
export function choose<S extends string>(
  label: string,
  set: IndexSet<S>,
  options: StepOptions,
  draft: (element: Term<Element<S>>) => AlternativeDraft & { readonly where?: Term<boolean> },
  others: readonly AlternativeDraft[] = [],
): StepDraft {
  return (following) => {
    const { bind, result } = bound(set, draft);
    const chosen: Alternative = {
      ...alternative(result, following, label),
      choose: { bind, set: set.name, where: result.where?.expr ?? TRUE },
    };
    return action(label, options, [chosen, ...others.map((other) => alternative(other, following, label))]);
  };
}

const called = new WeakMap<Step, AnyProcedure>();

/** Runs another procedure; each of its exits must be named. Takes no step of its own. */
export function call<P extends Sorts, X extends string>(
  label: string,
  procedure: ProcedureRef<P, X>,
  args: NoInfer<OperandsOf<P>>,
  exits: { readonly [K in NoInfer<X>]: Go },
): Step {
  const given: Readonly<Record<string, Operand<never>>> = args as never;
  const made: CallStep = {
    kind: "call",
    label,
    procedure: procedure.definition.name,
    args: Object.fromEntries(
      Object.entries(procedure.params).map(([name, sort]): [string, Expr] => [
        name,
        toExpr(given[name] as never, sort),
      ]),
    ),
    exits: Object.fromEntries(Object.entries<Go>(exits).map(([name, go]) => [name, target(go)])),
  };
  called.set(made, procedure);
  return made;
}

/** The steps of a procedure, in the order in which the kernel runs them. */
export function procedure<
  const P extends Sorts,
  const L extends Readonly<Record<string, LocalDraft<never>>>,
  const X extends string,
>(
  name: string,
  header: {
    readonly file: string;
    readonly doc: string;
    readonly params: P;
    readonly locals: L;
    readonly exits: readonly X[];
  },
  body: (names: TermsOf<P> & RefsOf<L>) => readonly (StepDraft | Step)[],
): ProcedureRef<P, X> {
  const names = Object.fromEntries([
    ...Object.entries(header.params).map(([key, sort]) => [key, { expr: { kind: "local", name: key }, sort }]),
    ...Object.entries(header.locals).map(([key, draft]) => [
      key,
      { expr: { kind: "local", name: key }, sort: draft.sort },
    ]),
  ]) as TermsOf<P> & RefsOf<L>;
  const drafts = body(names);
  const labelled = drafts.map((draft) => (typeof draft === "function" ? draft("").label : draft.label));
  const steps = drafts.map((draft, position): Step => {
    const made = typeof draft === "function" ? draft(labelled[position + 1]) : draft;
    return made.kind === "step" && made.fn === pending ? { ...made, fn: name } : made;
  });
  const calls = drafts.flatMap((draft) => {
    const callee = typeof draft === "function" ? undefined : called.get(draft);
    return callee === undefined ? [] : [callee];
  });
  return {
    params: header.params,
    exits: header.exits,
    calls,
    definition: {
      name,
      file: header.file,
      doc: header.doc,
      params: Object.entries(header.params).map(([key, sort]) => ({ name: key, type: sort.type })),
      locals: Object.entries(header.locals).map(([key, draft]) => ({
        name: key,
        type: draft.sort.type,
        init: draft.init,
      })),
      exits: header.exits,
      body: steps,
    },
  };
}

/** A procedure and all that it calls, each once, callees after callers. */
export function withCallees(roots: readonly AnyProcedure[]): readonly Procedure[] {
  const found = new Map<string, Procedure>();
  const visit = (ref: AnyProcedure): void => {
    const { name } = ref.definition;
    const known = found.get(name);
    if (known !== undefined) {
      if (JSON.stringify(known) !== JSON.stringify(ref.definition)) {
        throw new TypeError(`two different procedures are called "${name}"`);
      }
      return;
    }
    found.set(name, ref.definition);
    ref.calls.forEach(visit);
  };
  roots.forEach(visit);
  return [...found.values()];
}
