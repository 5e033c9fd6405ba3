import { showLine } from "./code.mjs";
import { badge, byId, changed, h } from "./dom.mjs";
import { take } from "./store.mjs";

/** @import { ActorView, StepView } from "../../../explore" */
/** @import { Shown } from "./store.mjs" */

const STATUS = {
  ready: { text: "● can go on", tone: /** @type {const} */ ("good") },
  waiting: { text: "◌ waits", tone: /** @type {const} */ ("note") },
  finished: { text: "✓ finished", tone: /** @type {const} */ ("plain") },
  stopped: { text: "■ stopped", tone: /** @type {const} */ ("bad") },
};

/** Shows every actor with the steps that it can take, or what it waits for. @param {Shown} shown */
export function showActors({ view }) {
  let number = 0;
  const next = () => {
    number += 1;
    return number;
  };
  byId("actors", HTMLElement).replaceChildren(...view.actors.map((actor) => actorCard(actor, next)));
  byId("step-count", HTMLElement).textContent = number === 1 ? "1 possible" : `${String(number)} possible`;
}

/** @param {ActorView} actor @param {() => number} next */
function actorCard(actor, next) {
  const { name, doc, mustFinish, status, locals, steps, waiting } = actor;
  const { text, tone } = STATUS[status];
  return h(
    "li",
    { class: `actor ${status}` },
    h(
      "h3",
      {},
      h("span", { class: "actor-name" }, name),
      " ",
      badge(text, tone),
      ...(mustFinish ? [] : [" ", badge("background")]),
    ),
    doc === "" ? undefined : h("p", { class: "faint" }, doc),
    status === "finished" ? undefined : place(actor),
    locals.length === 0
      ? undefined
      : h(
          "p",
          { class: "locals" },
          ...locals.flatMap((local, at) => [
            at === 0 ? "" : ", ",
            h("code", {}, shortName(local.name), " = ", ...changed(local)),
          ]),
        ),
    ...(waiting === undefined ? [] : [waitingList(waiting)]),
    steps.length === 0 ? undefined : h("ol", { class: "steps" }, ...steps.map((step) => stepItem(step, name, next()))),
  );
}

/** Where an actor stands; a click shows the line. @param {ActorView} actor */
function place({ name, source, frames, label }) {
  return h(
    "p",
    { class: "place" },
    h(
      "button",
      {
        type: "button",
        class: "link",
        "data-key": `place ${name}`,
        title: "show this line of the pseudo-code",
        onclick: () => showLine(frames, true),
      },
      `${source.fn === "" ? label : `${source.fn}()`} at ${frames.map(({ step }) => step).join(" / ")}`,
    ),
    source.file === "" ? undefined : h("span", { class: "faint" }, ` ${source.file}`),
  );
}

/** @param {NonNullable<ActorView["waiting"]>} waiting */
function waitingList({ until, because, rules, on, holds }) {
  const values = (/** @type {readonly { variable: string, value: string }[]} */ named) =>
    named.map(({ variable, value }) => `${variable} = ${value}`).join(", ");
  const lines = [
    ...rules.map((rule) => `rule ${rule} tells it to wait`),
    until.length === 0 ? "nothing would let it go on" : `until ${until.join(", or ")}`,
    ...(because.length === 0 ? [] : [`but ${values(because)}`]),
    ...(on.length === 0 ? [] : [`that is up to ${on.join(", ")}`]),
    ...(holds.length === 0 ? [] : [`meanwhile it holds ${values(holds)}`]),
  ];
  return h("ul", { class: "waiting-for" }, ...lines.map((line) => h("li", {}, line)));
}

/** @param {StepView} step @param {string} actor @param {number} number */
function stepItem({ move, report, violates, sameAs, isCountedOn }, actor, number) {
  const badges = [
    ...(report.agent === "kernel" ? [] : [badge(`the ${report.agent}'s doing`)]),
    ...(isCountedOn ? [] : [badge("may never happen")]),
    ...(report.rule === undefined || report.text.includes(report.rule) ? [] : [badge(`rule ${report.rule}`, "note")]),
    ...violates.map((id) => badge(`✗ violates ${id}`, "bad")),
    ...(sameAs === undefined ? [] : [badge(`↻ back to the state of step ${String(sameAs)}`, "note")]),
  ];
  const { process, alternative, binding } = move;
  return h(
    "li",
    {},
    h(
      "button",
      {
        type: "button",
        class: violates.length === 0 ? "step" : "step violating",
        "data-key": `step ${String(process)} ${String(alternative)} ${String(binding)}`,
        "data-step": number,
        "data-actor": actor,
        onclick: () => void take(move),
      },
      h("span", { class: "number", "aria-hidden": "true" }, number <= 9 ? String(number) : "·"),
      h("span", { class: "step-text" }, report.text),
      ...(badges.length === 0 ? [] : [h("span", { class: "badges" }, ...badges)]),
      h("span", { class: "changes" }, ...changeParts(report)),
    ),
  );
}

/** @param {StepView["report"]} report @returns {readonly Node[]} */
function changeParts({ changes, actor }) {
  if (changes.length === 0) return [h("span", { class: "faint" }, `only moves ${actor} on`)];
  return changes.map(({ variable, from, to, scope }) =>
    h(
      "code",
      { class: `change ${scope}` },
      scope === "local" ? shortName(variable) : variable,
      ": ",
      ...changed({ value: to, from }),
      scope === "ghost" ? h("span", { class: "faint" }, " (for properties)") : undefined,
    ),
  );
}

/** A local without the call path. @param {string} name */
function shortName(name) {
  return (name.split("/").at(-1) ?? name).replace(/^\$/, "");
}
