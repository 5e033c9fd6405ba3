import type { Helper, TraceReport, Waiting } from "../trace";
import { functionText, valuesText } from "./step-lines";
import { symbolsOf, type TextOptions } from "./style";
import { pad, wrap } from "./width";

/** What is wrong where a trace ends, in kernel terms. `id` and `doc` are those of the violated property. */
export function violationLines(
  { id, doc, shortest }: { readonly id: string; readonly doc: string; readonly shortest?: false },
  trace: TraceReport,
  options: TextOptions,
): readonly string[] {
  const { end, halted, length, loopStart } = trace;
  const block = (text: string): readonly string[] => indented(text, options);
  const verdict = wrap(`VIOLATED ${placeText(trace)}: ${id}`, options.width, 2).map(options.paint.bad);
  const lines = (): readonly string[] => {
    switch (end.kind) {
      case "step":
        return end.because.length === 0 ? [] : block(`just before it: ${valuesText(end.because)}`);
      case "state":
        return end.because.length === 0 ? [] : block(`there: ${valuesText(end.because)}`);
      case "deadlock":
        return [
          ...block(
            end.othersMove === true
              ? "whatever the others do from here, these never move again, and are not done:"
              : "nobody can move any more, and these are not done:",
          ),
          ...waitingLines(end.waiting, options),
        ];
      case "forever":
        return [
          ...block(
            `${
              loopStart === length
                ? "nothing more need happen"
                : `steps ${String((loopStart ?? 0) + 1)} to ${String(length)} can repeat forever`
            }${end.waiting.length === 0 ? "" : ", and these wait:"}`,
          ),
          ...waitingLines(end.waiting, options),
          ...(end.helpers.length === 0 ? [] : block(inShort(end.waiting, end.helpers))),
          ...end.helpers.flatMap(({ actor, agent, text, source }) =>
            block(`  ${agentText(actor, agent)}: ${text} (${functionText({ source, agent })})`),
          ),
        ];
      case "error":
        return [];
    }
  };
  return [
    ...verdict,
    ...block(`promised: ${doc}`),
    ...lines(),
    ...(halted === undefined ? [] : block(`the system has halted: ${halted}`)),
    ...(length === 0
      ? []
      : block(
          shortest === false ? "a shorter interleaving may violate it, too" : "no shorter interleaving violates it",
        )),
  ];
}

/** Where the offence is: at the last step, after it, or at once. */
function placeText({ end, length, steps }: TraceReport): string {
  const last = steps.at(-1);
  if (last === undefined) return "in the initial state";
  return `${end.kind === "step" ? "at" : "after"} step ${String(length)} (${last.actor}, ${functionText(last)})`;
}

function waitingLines(waiting: readonly Waiting[], options: TextOptions): readonly string[] {
  const widest = Math.max(0, ...waiting.map(({ actor }) => actor.length));
  const { bullet } = symbolsOf(options);
  return waiting.flatMap((each) => {
    const { actor, mustFinish, source, step, until, because, rules, on, holds } = each;
    const where = `in ${functionText({ source, agent: "kernel" })}${source.file === "" ? "" : ` (${source.file})`}, at ${step}`;
    const details = [
      ...(mustFinish ? [] : ["a background actor: it need not finish"]),
      ...rules.map((rule) => `rule ${rule} tells it to wait`),
      ...(until.length === 0 ? ["nothing would let it go on"] : [`waits until ${until.join(", or ")}`]),
      ...(because.length === 0 ? [] : [`but ${valuesText(because)}`]),
      ...(on.length === 0
        ? []
        : [`that is up to ${on.map((other) => (other === actor ? "itself" : other)).join(", ")}`]),
      ...(holds.length === 0 ? [] : [`holds ${valuesText(holds)}`]),
    ];
    const room = options.width - widest - 8;
    const margin = " ".repeat(widest + 6);
    return [
      ...wrap(where, room, 2).map((line, at) =>
        at === 0 ? `    ${options.paint.strong(pad(actor, widest))}  ${line}` : margin + line,
      ),
      ...details.flatMap((text) => wrap(`${bullet} ${text}`, room, 2).map((line) => margin + line)),
    ];
  });
}

/** Who waits, why, and who alone could end it. */
function inShort(waiting: readonly Waiting[], helpers: readonly Helper[]): string {
  const who = waiting.map(({ actor, because }) => (because.length === 0 ? actor : `${actor} (${valuesText(because)})`));
  const parties = [...new Set(helpers.map(({ actor, agent }) => agentText(actor, agent)))].join(" or ");
  const wait = who.length === 0 ? "" : `${who.join(" and ")} wait${who.length === 1 ? "s" : ""}, and `;
  return `in short: ${wait}only ${parties} can end it, and nothing makes that happen:`;
}

function agentText(actor: string, agent: "kernel" | "device" | "user"): string {
  return agent === "kernel" ? actor : `the ${agent} of ${actor}`;
}

/** A paragraph under a heading. */
export function indented(text: string, { width }: Pick<TextOptions, "width">): readonly string[] {
  return wrap(text, width - 2, 2).map((line) => `  ${line}`);
}
