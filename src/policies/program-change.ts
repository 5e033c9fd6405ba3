import type { DecisionStep, Procedure, Program, Step, Target } from "../model";

/** A change of the kernel's procedures. */
export type ProgramChange =
  | {
      readonly kind: "insert";
      /** The procedure, and the label of the step before which the decision stands. */
      readonly in: string;
      readonly before: string;
      readonly step: DecisionStep;
    }
  | {
      readonly kind: "replace";
      /** The first takes the place of the procedure of its name; the others are what it calls. */
      readonly procedures: readonly [Procedure, ...Procedure[]];
    };

/** A program with some changes, one after the other. One that is about a procedure that is not there does nothing. */
export function changed(program: Program, changes: readonly ProgramChange[]): Program {
  return changes.reduce(change, program);
}

function change(program: Program, wanted: ProgramChange): Program {
  switch (wanted.kind) {
    case "insert":
      return {
        ...program,
        procedures: program.procedures.map((procedure) =>
          procedure.name === wanted.in ? withDecision(procedure, wanted.before, wanted.step) : procedure,
        ),
      };
    case "replace": {
      const [replacement, ...callees] = wanted.procedures;
      if (!program.procedures.some(({ name }) => name === replacement.name)) return program;
      const known = new Set(program.procedures.map(({ name }) => name));
      return {
        ...program,
        procedures: [
          ...program.procedures.map((procedure) => (procedure.name === replacement.name ? replacement : procedure)),
          ...callees.filter(({ name }) => !known.has(name)),
        ],
      };
    }
  }
}

/** Whoever went to the step comes to the decision first; the decision itself goes where it says. */
function withDecision(procedure: Procedure, before: string, decision: DecisionStep): Procedure {
  const target = (next: Target): Target =>
    next.kind === "label" && next.label === before ? { kind: "label", label: decision.label } : next;
  return {
    ...procedure,
    body: procedure.body.flatMap((step): readonly Step[] => {
      const redirected = withTargets(step, target);
      return step.label === before ? [decision, redirected] : [redirected];
    }),
  };
}

function withTargets(step: Step, target: (next: Target) => Target): Step {
  switch (step.kind) {
    case "step":
      return { ...step, alternatives: step.alternatives.map((each) => ({ ...each, next: target(each.next) })) };
    case "call":
      return { ...step, exits: mapValues(step.exits, target) };
    case "decide":
      return {
        ...step,
        continuations: mapValues(step.continuations, (at) => ({ ...at, next: target(at.next) })),
        locks: step.locks.map((held) => ({ ...held, restart: target(held.restart) })),
      };
  }
}

function mapValues<T>(record: Readonly<Record<string, T>>, map: (value: T) => T): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
}
