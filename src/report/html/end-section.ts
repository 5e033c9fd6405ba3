import { functionText } from "../text/step-lines";
import type { Helper, NamedValue, Waiting } from "../trace";
import type { TraceFile } from "../trace-file";
import { el, type Html, lines } from "./element";

/** What is wrong where the trace ends. */
export function endSection({ trace, property }: TraceFile): Html {
  const { end, halted, loopStart, length, steps } = trace;
  const last = steps.at(-1);
  const place =
    last === undefined
      ? "In the first state"
      : `${end.kind === "step" ? "At" : "After"} step ${String(length)} (${last.actor}, ${functionText(last)})`;
  const parts = (): readonly Html[] => {
    switch (end.kind) {
      case "step":
        return [paragraph(`${place}; just before it: `, values(end.because))];
      case "state":
        return [paragraph(`${place}: `, values(end.because))];
      case "deadlock":
        return [
          paragraph(
            end.othersMove === true
              ? `${place}: whatever the others do from here, these never move again, and are not done:`
              : `${place} nobody can move any more, and these are not done:`,
          ),
          waitingList(end.waiting),
        ];
      case "forever": {
        const wait = end.waiting.length === 0 ? "." : ", and these wait:";
        return [
          paragraph(
            loopStart === length
              ? `${place} nothing more need happen${wait}`
              : `Steps ${String((loopStart ?? 0) + 1)} to ${String(length)} can repeat forever${wait}`,
          ),
          waitingList(end.waiting),
          ...(end.helpers.length === 0
            ? []
            : [
                paragraph("Only this can end it, and nothing makes it happen:"),
                el("ul", {}, lines(...end.helpers.map(helperLine))),
              ]),
        ];
      }
      case "error":
        return [paragraph(`${place} the model goes wrong.`)];
    }
  };
  const shortest =
    property.shortest === false
      ? "A shorter interleaving may violate it, too."
      : "No shorter interleaving violates it.";
  return el(
    "section",
    { class: "end", "aria-label": "What is wrong" },
    lines(
      ...parts(),
      ...(halted === undefined ? [] : [paragraph("The system has halted: ", el("code", {}, halted))]),
      ...(length === 0 ? [] : [el("p", { class: "faint" }, shortest)]),
    ),
  );
}

function paragraph(...content: readonly (Html | string)[]): Html {
  return el("p", {}, ...content);
}

function values(because: readonly NamedValue[]): Html {
  return el("span", { class: "values" }, ...because.flatMap((each, at) => [at === 0 ? "" : ", ", cell(each)]));
}

function cell({ variable, value }: NamedValue): Html {
  return el("code", {}, `${variable} = ${value}`);
}

function helperLine({ actor, agent, text, source }: Helper): Html {
  return el(
    "li",
    {},
    ...(agent === "kernel" ? [] : [`the ${agent} of `]),
    el("strong", {}, actor),
    `: ${text} (`,
    el("code", {}, functionText({ source, agent })),
    ")",
  );
}

function waitingList(waiting: readonly Waiting[]): Html {
  return el("ul", { class: "waiting" }, lines(...waiting.map(waitingItem)));
}

function waitingItem(each: Waiting): Html {
  const { actor, mustFinish, source, step, until, because, rules, on, holds } = each;
  const facts: readonly (readonly (Html | string)[])[] = [
    ...(mustFinish ? [] : [["a background actor: it need not finish"]]),
    ...rules.map((rule) => ["rule ", el("code", {}, rule), " tells it to wait"]),
    until.length === 0
      ? ["nothing would let it go on"]
      : ["waits until ", ...until.flatMap((guard, at) => [at === 0 ? "" : ", or ", el("code", {}, guard)])],
    ...(because.length === 0 ? [] : [["but ", values(because)]]),
    ...(on.length === 0 ? [] : [["that is up to ", el("strong", {}, on.join(", "))]]),
    ...(holds.length === 0 ? [] : [["holds ", values(holds)]]),
  ];
  return el(
    "li",
    {},
    el("strong", {}, actor),
    " in ",
    el("code", {}, functionText({ source, agent: "kernel" })),
    ...(source.file === "" ? [] : [` (${source.file})`]),
    ", at ",
    el("code", {}, step),
    el("ul", {}, ...facts.map((fact) => el("li", {}, ...fact))),
  );
}
