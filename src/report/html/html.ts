import { createHash } from "node:crypto";
import { escapeAll } from "../escape";
import { counted } from "../text/quantity";
import type { TraceFile } from "../trace-file";
import { code, el, type Html, island, lines } from "./element";
import { endSection } from "./end-section";
import { pageData } from "./page-data";
import { propertiesSection } from "./properties-section";
import { PAGE_SCRIPT } from "./script";
import { statePanel } from "./state-panel";
import { stepsSection } from "./steps-section";
import { actorStyle, PAGE_STYLE } from "./style";

/**
 * A counterexample as a page of its own: nothing is loaded, and its policy allows nothing but the style and the script that
 * stand in it. Everything is there without the script, too; only walking through the states needs it.
 */
export function traceHtml(unsafe: TraceFile): string {
  const file = escapeAll(unsafe);
  const { trace, property, title } = file;
  const moving = trace.actors.filter(({ name }) => trace.steps.some(({ actor }) => actor === name));
  const style = PAGE_STYLE + actorStyle(moving.length);
  const policy = [
    "default-src 'none'",
    `style-src ${hashOf(style)}`,
    `script-src ${hashOf(PAGE_SCRIPT)}`,
    "base-uri 'none'",
    "form-action 'none'",
  ];
  const head = el(
    "head",
    {},
    lines(
      el("meta", { charset: "utf-8" }),
      el("meta", { "http-equiv": "Content-Security-Policy", content: policy.join("; ") }),
      el("meta", { name: "viewport", content: "width=device-width, initial-scale=1" }),
      el("meta", { name: "color-scheme", content: "light dark" }),
      el("meta", { name: "generator", content: `gupcheck ${file.toolVersion}` }),
      el("title", {}, `${property.id} is violated in ${counted(trace.length, "step")}: ${title}`),
      code("style", style),
    ),
  );
  const body = el(
    "body",
    {},
    lines(
      pageHeader(file),
      ...(trace.length === 0 ? [] : [controls(file)]),
      el("main", { class: "columns" }, lines(stepsSection(file, moving), statePanel(file))),
      propertiesSection(file),
      island("trace", pageData(file)),
      code("script", PAGE_SCRIPT),
    ),
  );
  return `<!DOCTYPE html>\n${el("html", { lang: "en" }, lines(head, body)).html}\n`;
}

function hashOf(text: string): string {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}

function pageHeader(file: TraceFile): Html {
  const { property, trace, title, spec } = file;
  const verdict = el("strong", { class: "verdict" }, `violated in ${counted(trace.length, "step")}`);
  return el(
    "header",
    { class: "top" },
    lines(
      el("p", { class: "about" }, `${title} \u00b7 `, el("code", {}, spec)),
      el("h1", {}, el("code", {}, property.id), " ", verdict),
      el("p", { class: "promise" }, `Promised: ${property.doc}.`.replace(/\.\.$/, ".")),
      endSection(file),
    ),
  );
}

/** What walks through the states; hidden where scripts do not run, and on paper. */
function controls({ trace: { length } }: TraceFile): Html {
  const button = (id: string, label: string, sign: string): Html =>
    el("button", { type: "button", id, "aria-label": label, title: label }, sign);
  return el(
    "nav",
    { class: "controls", "aria-label": "Steps" },
    lines(
      button("first", "First state (Home)", "\u21e4"),
      button("previous", "One step back (left arrow)", "\u2190"),
      button("next", "One step on (right arrow)", "\u2192"),
      button("last", "Last state (End)", "\u21e5"),
      el("input", {
        ...{ type: "range", id: "slider", "aria-label": "State after step", autocomplete: "off" },
        ...{ min: 0, max: length, value: length },
      }),
      el(
        "output",
        { id: "where", for: "slider", "aria-live": "polite" },
        `after step ${String(length)} of ${String(length)}`,
      ),
    ),
  );
}
