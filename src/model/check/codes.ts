/** What is wrong with a program, and what its author does about it. */
interface Explained {
  readonly what: string;
  readonly mend: string;
}

const unknown = (what: string): Explained => ({
  what: `No ${what} has that name.`,
  mend: "Correct the spelling, or declare it; a near name is suggested.",
});

/**
 * What can be wrong with a program; the codes are stable. Specs cannot cause any of these by themselves: where one shows,
 * the code of a plug-in has built the program, or gupcheck has a bug.
 */
export const MODEL_DIAGNOSTIC_CODES = {
  "model/unknown-variable": unknown("variable"),
  "model/unknown-local": unknown("local or parameter"),
  "model/unknown-label": unknown("step of the procedure"),
  "model/unknown-exit": unknown("exit of the procedure"),
  "model/unknown-procedure": unknown("procedure"),
  "model/unknown-process": unknown("process"),
  "model/unknown-enum": unknown("enumeration"),
  "model/unknown-enum-value": unknown("value of the enumeration"),
  "model/unknown-set": unknown("index set"),
  "model/type-mismatch": {
    what: "An expression has another type than its place asks for.",
    mend: "Compare, convert or declare it so that both have the same type.",
  },
  "model/index-count": {
    what: "A variable is read or assigned with more or fewer indices than it has index sets.",
    mend: "Give one index for each set that the variable is declared with.",
  },
  "model/out-of-range": {
    what: "A literal does not fit where it stands, or a step assigns a value outside the range of the variable.",
    mend: "Widen the declared range, or guard the step so that it cannot leave it; the trace shows the way there.",
  },
  "model/bad-type": {
    what: "An integer type has no values.",
    mend: "Put the smaller bound first.",
  },
  "model/no-process": {
    what: "`self` or `within` stands in a condition on states, where no process takes a step.",
    mend: "Quantify over the processes instead.",
  },
  "model/unreachable-step": {
    what: "Nothing leads from the first step of the procedure to this one.",
    mend: "Add the jump that is missing, or delete the step.",
  },
  "model/recursion": {
    what: "A procedure calls itself, however indirectly.",
    mend: "Procedures are inlined, so write the repetition as a loop of steps.",
  },
  "model/missing-exit": {
    what: "A call does not say where one of the callee's exits leads.",
    mend: "Name a step, or an exit of the caller, for each exit.",
  },
  "model/unknown-argument": unknown("parameter of the procedure"),
  "model/missing-argument": {
    what: "A call leaves out a parameter.",
    mend: "Give each parameter a value.",
  },
  "model/duplicate-name": {
    what: "Two things of one kind have one name, or a bound name hides a local.",
    mend: "Rename one of them.",
  },
  "model/reserved-name": {
    what: "The name is one that inlining gives to things of its own.",
    mend: "Choose another name, without dots and slashes.",
  },
  "model/assigns-parameter": {
    what: "A statement assigns to a parameter.",
    mend: "Parameters are fixed for a call: use a local.",
  },
  "model/assigns-constant": {
    what: "A statement assigns to a constant.",
    mend: "Declare a variable, or leave the assignment out.",
  },
  "model/ghost-in-guard": {
    what: "A guard, a choice, or an assignment to something that is no ghost reads a ghost.",
    mend: "Ghosts are for properties only, or they could change what the kernel does: use a real variable.",
  },
  "model/shared-argument": {
    what: "The argument of a call reads a variable that may change while the callee runs.",
    mend: "Copy it into a local first.",
  },
  "model/open-decision": {
    what: "A decision point is left open in a program that was said to be woven.",
    mend: "Weave the program with its policies; if you did, this is a bug in gupcheck.",
  },
  "model/bad-initial-value": {
    what: "The initial value is not one of the variable's type.",
    mend: "Take one within its range.",
  },
  "model/empty-procedure": {
    what: "A procedure has no step.",
    mend: "Give it at least one.",
  },
} as const satisfies Readonly<Record<string, Explained>>;

export type ModelDiagnosticCode = keyof typeof MODEL_DIAGNOSTIC_CODES;
