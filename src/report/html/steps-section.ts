import { functionText } from "../text/step-lines";
import type { Change, StepReport, TraceActor, TraceEnd } from "../trace";
import type { TraceFile } from "../trace-file";
import { el, type Html, lines } from "./element";

/** What the last step has to do with the violation; undefined where it is no step in particular. */
function offenceOf(end: TraceEnd): string | undefined {
  switch (end.kind) {
    case "step":
      return "this step violates it";
    case "state":
      return "after this step it is violated";
    case "deadlock":
      return end.othersMove === true ? "after this step some never move again" : "after this step nobody can move";
    case "forever":
      return undefined;
    case "error":
      return "here the model goes wrong";
  }
}

/** The steps, each in the column of its actor, time running downwards; all of it is there without a script. */
export function stepsSection({ trace }: TraceFile, moving: readonly TraceActor[]): Html {
  const { steps, loopStart, length, initially, end } = trace;
  const column = new Map(moving.map(({ name }, position) => [name, position]));
  const heads = moving.map(({ name, doc }, position) =>
    el(
      "div",
      { class: `head c${String(position)}`, "aria-hidden": "true" },
      el("strong", {}, name),
      ...(doc === "" ? [] : [el("span", {}, doc)]),
    ),
  );
  const start = el(
    "li",
    { class: "mark start" },
    el(
      "button",
      { type: "button", "data-state": 0 },
      initially.length === 0
        ? "first state"
        : `first state, with ${initially.map(({ variable, value }) => `${variable} = ${value}`).join(", ")}`,
    ),
  );
  const items = steps.flatMap((step, at) => [
    ...(at === loopStart ? [mark(`Steps ${String(at + 1)} to ${String(length)} repeat forever.`)] : []),
    stepItem(step, steps[at - 1], at, {
      column: column.get(step.actor) ?? 0,
      offence: at === steps.length - 1 ? offenceOf(end) : undefined,
      isRepeated: loopStart !== undefined && at >= loopStart,
    }),
  ]);
  const after =
    loopStart === undefined
      ? []
      : [
          mark(
            loopStart === length
              ? "From here on nothing more need happen, forever."
              : `And again from step ${String(loopStart + 1)} on, forever.`,
          ),
        ];
  return el(
    "section",
    { class: "story", "aria-labelledby": "steps-title" },
    lines(
      el("h2", { id: "steps-title" }, "Interleaving"),
      el("div", { class: "grid heads" }, lines(...heads)),
      el("ol", { class: "steps" }, lines(start, ...items, ...after)),
    ),
  );
}

function mark(text: string): Html {
  return el("li", { class: "mark loop" }, el("span", { class: "sign", "aria-hidden": "true" }, "\u21bb "), text);
}

function stepItem(
  step: StepReport,
  before: StepReport | undefined,
  at: number,
  {
    column,
    offence,
    isRepeated,
  }: { readonly column: number; readonly offence: string | undefined; readonly isRepeated: boolean },
): Html {
  const number = String(at + 1);
  const changes = step.changes.filter(({ scope }) => scope !== "local");
  const classes = ["step", "grid", ...(offence === undefined ? [] : ["last"]), ...(isRepeated ? ["repeated"] : [])];
  const sameActor = before?.actor === step.actor;
  return el(
    "li",
    { class: classes.join(" "), id: `step-${number}` },
    el(
      "button",
      { type: "button", class: `c${String(column)}`, "data-state": at + 1 },
      el(
        "span",
        { class: "line" },
        el("span", { class: "number" }, number),
        el("span", { class: sameActor ? "actor same" : "actor" }, step.actor),
      ),
      el("span", { class: "fn" }, functionText(step), ...badges(step)),
      el("span", { class: "text" }, step.text),
      ...changes.map(changeLine),
      ...(offence === undefined ? [] : [el("span", { class: "offence" }, `\u2717 ${offence}`)]),
    ),
  );
}

function badges({ agent, rule }: StepReport): readonly Html[] {
  return [
    ...(agent === "kernel" ? [] : [el("span", { class: "badge" }, agent)]),
    ...(rule === undefined ? [] : [el("span", { class: "badge" }, `rule ${rule}`)]),
  ];
}

function changeLine({ variable, from, to, scope }: Change): Html {
  return el(
    "span",
    { class: "change" },
    el("span", { class: "cell" }, variable),
    ...(scope === "ghost" ? [el("span", { class: "badge" }, "observed")] : []),
    el("span", { class: "was" }, from),
    el("span", { class: "arrow", "aria-label": "becomes", role: "img" }, "\u2192"),
    el("b", {}, to),
  );
}
