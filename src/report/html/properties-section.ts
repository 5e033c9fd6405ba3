import type { TraceFile, TraceFileProperty } from "../trace-file";
import { el, type Html, lines } from "./element";

/** All properties of the spec with their verdicts, and where the trace comes from. */
export function propertiesSection({
  properties,
  property,
  bounds,
  modelHash,
  toolVersion,
  reproduce,
  source,
}: TraceFile): Html {
  const row = (each: TraceFileProperty): Html => {
    const isThis = each.id === property.id;
    return el(
      "tr",
      { "aria-current": isThis ? "true" : undefined },
      el(
        "th",
        { scope: "row" },
        el("code", {}, each.id),
        ...(isThis ? [el("span", { class: "badge" }, "this trace")] : []),
      ),
      el("td", { class: `verdict-${each.verdict} judged-${each.judgement}` }, verdictText(each)),
      el("td", {}, each.doc),
    );
  };
  const fact = (name: string, content: Html | string): Html => lines(el("dt", {}, name), el("dd", {}, content));
  return el(
    "footer",
    { class: "about-run" },
    lines(
      el("h2", {}, "Properties of this spec"),
      el(
        "div",
        { class: "scroll", tabindex: 0, role: "region", "aria-label": "Properties of this spec" },
        el(
          "table",
          { class: "properties" },
          el(
            "thead",
            {},
            el("tr", {}, ...["property", "verdict", "promised"].map((name) => el("th", { scope: "col" }, name))),
          ),
          el("tbody", {}, lines(...properties.map(row))),
        ),
      ),
      el("h2", {}, "Where this comes from"),
      el(
        "dl",
        {},
        lines(
          ...(source === undefined ? [] : [fact("source", source)]),
          fact("bounds", bounds.join("; ")),
          fact("model", `${modelHash}, gupcheck ${toolVersion}`),
          fact("again", el("code", { class: "command" }, reproduce)),
        ),
      ),
    ),
  );
}

/** The verdict as a sign and a word: never by colour alone. */
function verdictText({ verdict, expected, judgement }: TraceFileProperty): string {
  const sign = judgement === "met" ? "\u2713" : judgement === "wrong" ? "\u2717" : "?";
  const wish = expected === undefined ? "" : judgement === "met" ? ", as expected" : `; expected: ${expected}`;
  return `${sign} ${verdict}${wish}`;
}
