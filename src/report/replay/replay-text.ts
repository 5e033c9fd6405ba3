import { escapeAll } from "../escape";
import { counted } from "../text/quantity";
import { changeText, functionText, valuesText } from "../text/step-lines";
import { symbolsOf, type TextOptions } from "../text/style";
import { wrap } from "../text/width";
import type { Waiting } from "../trace";
import type { ReplayReport, Stop } from "./replay-report";

/** What came of a replay, in words. `spec` is the spec that the trace was replayed against. */
export function replayText(unsafe: ReplayReport, unsafeSpec: string, options: TextOptions): string {
  const { report, spec } = escapeAll({ report: unsafe, spec: unsafeSpec });
  const paragraph = (text: string, indent = 2): readonly string[] =>
    wrap(text, options.width - indent, 2).map((line) => " ".repeat(indent) + line);
  const lines = [
    ...wrap(headline(report, spec), options.width, 2),
    ...(report.outcome === "impossible"
      ? stopLines(report.step, report.stop, options, paragraph)
      : paragraph(possibleText(report.added))),
    ...(report.outcome === "harmless" && report.next.length > 0
      ? [
          ...paragraph("where there was no step, there is now:"),
          ...report.next.flatMap((step) => paragraph(`${symbolsOf(options).bullet} ${step}`, 4)),
        ]
      : []),
    ...(report.sameModel ? paragraph("the model is the one that the trace was recorded from") : []),
    ...(report.gone.length === 0
      ? []
      : paragraph(`not compared, because the model no longer has it: ${report.gone.join(", ")}`)),
    ...(report.outcome === "violated"
      ? []
      : paragraph(`this says nothing about other interleavings: gupcheck run looks at all of them`)),
  ];
  return `${lines.join("\n")}\n`;
}

function headline(report: ReplayReport, spec: string): string {
  const trace = `${spec}: the recorded violation of ${report.property} (${counted(report.length, "step")})`;
  switch (report.outcome) {
    case "violated":
      return `${trace} is still there`;
    case "harmless":
      return `${trace} is gone: the interleaving can still happen, but violates the property no more`;
    case "impossible":
      return report.step === 0
        ? `${trace} is gone: it cannot begin any more`
        : `${trace} is gone: step ${String(report.step)} cannot happen any more${report.again === true ? " when the loop comes round again" : ""}`;
  }
}

function possibleText(added: number): string {
  if (added === 0) return "every step is possible as it was recorded";
  return `every step is possible, with ${counted(added, "new step")} between them that change nothing recorded`;
}

function stopLines(
  step: number,
  stop: Stop,
  options: TextOptions,
  paragraph: (text: string, indent?: number) => readonly string[],
): readonly string[] {
  const symbols = symbolsOf(options);
  const recorded = (): readonly string[] =>
    "fn" in stop
      ? paragraph(
          `step ${String(step)} was: ${stop.actor}, ${functionText({ source: { fn: stop.fn, file: "" }, agent: "kernel" })}: ${stop.text}`,
        )
      : [];
  const bullet = (text: string): readonly string[] => paragraph(`${symbols.bullet} ${text}`, 4);
  switch (stop.kind) {
    case "no-such-start":
      return [
        ...paragraph("no initial state is the recorded one; recorded, and now:"),
        ...stop.differing.flatMap((change) => bullet(changeText(change, symbols))),
      ];
    case "no-such-actor":
      return paragraph(`there is no actor ${stop.actor} any more`);
    case "waits":
      return [
        ...recorded(),
        ...paragraph(`now ${stop.actor} waits there:`),
        ...waitingText(stop.waiting).flatMap(bullet),
      ];
    case "differs":
      return [
        ...recorded(),
        ...paragraph("it now has other effects; recorded, and now:"),
        ...stop.differing.flatMap((change) => bullet(changeText(change, symbols))),
      ];
    case "elsewhere":
      return [
        ...recorded(),
        ...paragraph(
          `now ${stop.actor} stands at ${stop.at}, and can${stop.instead.length === 0 ? " do nothing" : ":"}`,
        ),
        ...stop.instead.flatMap(bullet),
      ];
    case "halted":
      return [...recorded(), ...paragraph("the system has halted before it")];
  }
}

function waitingText({ step, until, because, rules, on }: Waiting): readonly string[] {
  return [
    `it stands at ${step}`,
    ...rules.map((rule) => `rule ${rule} tells it to wait`),
    ...(until.length === 0 ? ["nothing would let it go on"] : [`it waits until ${until.join(", or ")}`]),
    ...(because.length === 0 ? [] : [`but ${valuesText(because)}`]),
    ...(on.length === 0 ? [] : [`that is up to ${on.join(", ")}`]),
  ];
}
