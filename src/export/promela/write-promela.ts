import type { Model } from "../../model";
import { type Subject, subjectText } from "../subject";
import { commentText, fileOf } from "../text";
import { promelaContext } from "./context";
import { declarations } from "./declarations";
import { monitors } from "./monitors";
import { processes } from "./processes";

/** A model in Promela and how SPIN's counts compare. */
export interface PromelaModel {
  readonly text: string;
  /** States that the model does not have: 1 where a step makes the initial states, else 0. */
  readonly extraStates: 0 | 1;
  /** Transitions that the model does not have. */
  readonly extraTransitions: number;
}

/**
 * A model in Promela. To be verified without SPIN's optimisations, and with `-E` unless deadlock is asked for.
 */
export function writePromela(model: Model, subject: Subject): PromelaModel {
  const context = promelaContext(model, subject);
  const options = subject.kind === "deadlock-free" ? "" : " -E";
  const text = fileOf([
    [
      `/* ${commentText(model.name)}, exported by gupcheck`,
      ` * ${commentText(subjectText(subject))}`,
      " * spin -o1 -o2 -o3 -a model.pml; gcc -O2 -DSAFETY -DNOREDUCE -o pan pan.c",
      ` * ./pan${options} -m1000000`,
      " */",
    ],
    ...declarations(context),
    ...processes(context),
    ...monitors(context),
  ]);
  const hasSetup = context.started !== undefined;
  return { text, extraStates: hasSetup ? 1 : 0, extraTransitions: hasSetup ? context.initial.length : 0 };
}
