import type { Model } from "../../model";
import { type Subject, subjectText } from "../subject";
import { commentText, fileOf } from "../text";
import { actions, haltedLines } from "./actions";
import { behaviour } from "./behaviour";
import { tlaContext } from "./context";
import { declarations } from "./declarations";
import { propertyOf } from "./property";

/** A TLA+ module with the configuration under which TLC checks it. */
export interface TlaModel {
  /** The module's name; its file must be called `<module>.tla`. */
  readonly module: string;
  readonly text: string;
  readonly config: string;
}

export function writeTla(model: Model, subject: Subject): TlaModel {
  const context = tlaContext(model, subject);
  const property = propertyOf(context);
  const text = fileOf([
    [
      `---- MODULE ${context.module} ----`,
      `\\* ${commentText(model.name)}, exported by gupcheck`,
      `\\* ${commentText(subjectText(subject))}`,
      "EXTENDS Integers, FiniteSets",
    ],
    ...declarations(context),
    haltedLines(context),
    ...actions(context),
    ...behaviour(context),
    property.lines,
    ["===="],
  ]);
  const { asked } = property;
  const config = [
    `SPECIFICATION ${asked?.as === "PROPERTY" ? "FairSpec" : "Spec"}`,
    "INVARIANT TypeOK",
    ...(asked === undefined ? [] : [`${asked.as} ${asked.name}`]),
    `CHECK_DEADLOCK ${subject.kind === "deadlock-free" ? "TRUE" : "FALSE"}`,
    "",
  ].join("\n");
  return { module: context.module, text, config };
}
