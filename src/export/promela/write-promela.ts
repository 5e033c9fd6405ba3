import type { Model } from "../../model";
import { type Subject, subjectText } from "../subject";
import { commentText, fileOf } from "../text";
import { type Claim, claimsOf } from "./claims";
import { type PromelaContext, promelaContext } from "./context";
import { declarations } from "./declarations";
import { monitors } from "./monitors";
import { processes } from "./processes";
import { unlikeSpin } from "./spin-fairness";

/** A model in Promela and how SPIN's counts compare. */
export interface PromelaModel {
  readonly text: string;
  /** States that the model does not have: 1 where a step makes the initial states, else 0. */
  readonly extraStates: 0 | 1;
  /** Transitions that the model does not have. */
  readonly extraTransitions: number;
  /** For a response: the names of its claims, each to be checked by itself; a behaviour that fits one violates it. */
  readonly claims: readonly string[];
}

/**
 * A model in Promela. To be verified without SPIN's optimisations, with `-E` unless deadlock is asked for, and with `-a -f`
 * for a response; SPIN's fairness is that of the model only where `unlikeSpin` says nothing.
 */
export function writePromela(model: Model, subject: Subject): PromelaModel {
  const context = promelaContext(model, subject);
  const claims = claimsOf(context);
  const text = fileOf([
    [
      `/* ${commentText(model.name)}, exported by gupcheck`,
      ` * ${commentText(subjectText(subject))}`,
      ...commands(context, claims),
      " */",
    ],
    ...declarations(context),
    ...processes(context),
    ...monitors(context),
    ...claims.map(({ lines }) => lines),
  ]);
  const hasSetup = context.started !== undefined;
  return {
    text,
    extraStates: hasSetup ? 1 : 0,
    extraTransitions: hasSetup ? context.initial.length : 0,
    claims: claims.map(({ name }) => name),
  };
}

/** How the file is verified, as lines of its first comment. */
function commands({ subject, model }: PromelaContext, claims: readonly Claim[]): readonly string[] {
  if (subject.kind !== "leads-to") {
    return [
      " * spin -o1 -o2 -o3 -a model.pml; gcc -O2 -DSAFETY -DNOREDUCE -o pan pan.c",
      ` * ./pan${subject.kind === "deadlock-free" ? "" : " -E"} -m1000000`,
    ];
  }
  const difference = unlikeSpin(model);
  return [
    ` * spin -o1 -o2 -o3 -a model.pml; gcc -O2 -DNOREDUCE ${fairnessRoom(model)} -o pan pan.c`,
    ...claims.map(({ name }) => ` * ./pan -a -f -E -N ${name} -m1000000`),
    ...(difference === undefined ? [] : [` * The answer may differ: ${commentText(difference)}.`]),
  ];
}

/** The verifier's room for the processes of the model, and one more that makes the initial states, under `-f`. */
export function fairnessRoom({ processes }: Model): string {
  return `-DNFAIR=${String(Math.ceil((processes.length + 3) / 8) + 1)}`;
}
