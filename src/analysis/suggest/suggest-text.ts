import { codeMarkdown, counted, grouped as digits, plainMarkdown, tableMarkdown } from "../text";
import type { WrittenRule } from "./candidates";
import type { Conflict } from "./conflict";
import type { Cost } from "./cost";
import { groupsOf, type SuggestionGroup } from "./group";
import type { Suggestion, SuggestLimit, SuggestReport, VacuousSet } from "./suggestion";
import type { Item } from "./universe";

export interface SuggestTextOptions {
  /** So many groups of sets are told in full. */
  readonly show: number;
  readonly conflict?: Conflict;
}

/** A rule on one line of YAML. */
export function ruleYaml({ id, at, when, do: action, drop, submit }: WrittenRule): string {
  const keys = [
    `id: ${id}`,
    `at: ${at}`,
    ...(when === undefined
      ? []
      : [`when: ${/^[\w.]+( [=!]= [\w.]+)?( && [\w.]+( [=!]= [\w.]+)?)*$/.test(when) ? when : JSON.stringify(when)}`]),
    `do: ${action}`,
    ...(drop === undefined ? [] : [`drop: [${drop.join(", ")}]`]),
    ...(submit === undefined ? [] : ["submit: true"]),
  ];
  return `{ ${keys.join(", ")} }`;
}

function changeLines(changes: readonly Item[]): readonly string[] {
  if (changes.length === 0) return ["nothing has to change"];
  return changes.map((item) =>
    item.kind === "add" ? `- ${ruleYaml(item.rule)}` : `without ${item.rules.join(" and ")}`,
  );
}

/** What a rule costs in words: `syncer waits at least 7 steps, for app (7)`. */
export function costText({ actor, burden, steps, on = [] }: Cost): string {
  if (burden !== "waits") return `${actor} ${burden}`;
  if (steps === undefined) return `${actor} waits`;
  const whom = on.map((each) => `${each.actor} (${String(each.steps)})`).join(", ");
  return `${actor} waits ${counted(steps, "step")} or more${whom === "" ? "" : `, for ${whom}`}`;
}

const LIMITS: Readonly<Record<SuggestLimit, string>> = {
  changes: "larger sets were not looked at (--max-changes)",
  sets: "the rest was not looked at (--max-sets)",
  time: "the rest was not looked at (--timeout-all)",
  interrupted: "interrupted: the rest was not looked at",
  search: "a limit cut some searches: sets may be missing (--max-states, --timeout, --memory)",
  first: "stopped at the first set that will do (--first)",
};

/** Suggestions as plain text. What comes from the spec is not escaped yet. */
export function suggestText(report: SuggestReport, { show, conflict }: SuggestTextOptions): string {
  const { files, title, required, suggestions, vacuous } = report;
  const groups = groupsOf(suggestions);
  const lines = [
    `Smallest changes that make everything hold: ${title}`,
    ...files.map((file, position) => `  ${position === 0 ? "spec    " : "and in  "} ${file}`),
    `  required  ${required.join(", ")}`,
    `  offered   ${counted(report.stats.candidates, "change")}: rules to add, rules to take away`,
    "",
    summary(report, groups.length),
    ...groups.slice(0, show).flatMap((group, position) => ["", ...groupLines(group, position + 1)]),
    ...(groups.length > show ? ["", `${counted(groups.length - show, "more group")} (--show)`] : []),
    ...vacuousLines(vacuous, show),
    ...report.unavoidable.map(
      ({ scenario, property, steps }) =>
        `\nNothing on offer changes the violation of ${property} in ${counted(steps, "step")} (${scenario}).`,
    ),
    ...(conflict === undefined ? [] : conflictLines(conflict)),
    "",
    ...statsLines(report),
  ];
  return `${lines.join("\n")}\n`;
}

function summary({ suggestions, limit, stats }: SuggestReport, groups: number): string {
  const known = limit === undefined ? "" : `; ${LIMITS[limit]}`;
  if (suggestions.length > 0) {
    const what = `${counted(suggestions.length, "smallest set")}, ${counted(groups, "group")} of sets that come to the same`;
    return `${what}${known}`;
  }
  if (limit === undefined) return "No set of the changes on offer will do.";
  const sizes = stats.decidedUpTo < 0 ? "" : ` of up to ${counted(stats.decidedUpTo, "change")}`;
  return `No set${sizes} will do${known}.`;
}

function groupLines({ suggestion, others }: SuggestionGroup, number: number): readonly string[] {
  const { changes, costs, idle, searches } = suggestion;
  const states = searches.map((each) => digits(each.states)).join(" + ");
  return [
    `${String(number)}. ${counted(changes.length, "change")}; all holds in ${states} states`,
    ...changeLines(changes).map((line) => `     ${line}`),
    ...costs.map((cost) => `     costs: ${costText(cost)} (${cost.rule})`),
    ...(idle.length === 0 ? [] : [`     decides nothing any more: ${idle.join(", ")}`]),
    ...(others.length === 0 ? [] : [`     and ${counted(others.length, "set")} more that come to the same`]),
  ];
}

function vacuousLines(vacuous: readonly VacuousSet[], show: number): readonly string[] {
  if (vacuous.length === 0) return [];
  return [
    "",
    "Sets that hold only because something never happens any more; sets with more rules than these were not looked at",
    ...vacuous
      .slice(0, show)
      .flatMap(({ changes, properties }) => [
        ...changeLines(changes).map((line) => `     ${line}`),
        `     vacuous: ${properties.map(({ id }) => id).join(", ")}`,
      ]),
    ...(vacuous.length > show ? [`     ${String(vacuous.length - show)} more (--show)`] : []),
  ];
}

function conflictLines({ properties, relaxations, minimal }: Conflict): readonly string[] {
  const head = properties.length === 1 ? "This cannot be had" : "These cannot be had together";
  return [
    "",
    `${head}, with any of the changes on offer: ${properties.join(", ")}`,
    ...(minimal ? [] : ["  (a limit kept a smaller conflict from being ruled out)"]),
    ...relaxations.flatMap(({ without, suggestion }) =>
      suggestion === undefined
        ? [`  without ${without}: not known`]
        : [
            `  without ${without}:`,
            ...changeLines(suggestion.changes).map((line) => `     ${line}`),
            ...suggestion.costs.map((cost) => `     costs: ${costText(cost)} (${cost.rule})`),
          ],
    ),
  ];
}

function statsLines({ stats, limit, vacuous }: SuggestReport): readonly string[] {
  const { sets, excluded, subsumed, searches, counterexamples, decidedUpTo } = stats;
  const but = vacuous.length === 0 ? "" : ", but for those that contain a vacuous one";
  return [
    `looked at ${counted(sets, "set")}: ${digits(searches)} searched, ${digits(excluded)} excluded by one of ` +
      `${counted(counterexamples, "counterexample")}; ${digits(subsumed)} contain a smaller answer`,
    limit === undefined
      ? `every set of the changes on offer is decided${but}`
      : `decided: every set of up to ${counted(Math.max(0, decidedUpTo), "change")}${but}; ${LIMITS[limit]}`,
  ];
}

/** Suggestions as Markdown. */
export function suggestMarkdown(report: SuggestReport, { show, conflict }: SuggestTextOptions): string {
  const groups = groupsOf(report.suggestions);
  const rows = groups.slice(0, show).map(({ suggestion: { changes, costs }, others }, position) => [
    String(position + 1),
    changes.length === 0
      ? "nothing"
      : changeLines(changes)
          .map((line) => codeMarkdown(line.replace(/^- /, "")))
          .join("<br>"),
    costs.map((cost) => plainMarkdown(costText(cost))).join("<br>") || "nothing",
    String(others.length),
  ]);
  const lines = [
    `### ${plainMarkdown(report.title)}`,
    "",
    summary(report, groups.length),
    ...(rows.length === 0 ? [] : ["", tableMarkdown(["", "changes", "cost", "sets that come to the same"], rows)]),
    ...(conflict === undefined ? [] : conflictMarkdown(conflict)),
    "",
    statsLines(report).join("; "),
  ];
  return `${lines.join("\n")}\n`;
}

function conflictMarkdown({ properties, relaxations }: Conflict): readonly string[] {
  const rows = relaxations.map(({ without, suggestion }) => [
    codeMarkdown(without),
    suggestion === undefined
      ? "not known"
      : changeLines(suggestion.changes)
          .map((line) => codeMarkdown(line.replace(/^- /, "")))
          .join("<br>"),
    suggestion === undefined ? "" : suggestion.costs.map((cost) => plainMarkdown(costText(cost))).join("<br>"),
  ]);
  return [
    "",
    `These cannot be had together: ${properties.map(codeMarkdown).join(", ")}.`,
    "",
    tableMarkdown(["without", "this will do", "cost"], rows),
  ];
}

/** Suggestions as data for JSON. */
export function suggestObject(report: SuggestReport, { conflict }: Pick<SuggestTextOptions, "conflict">): object {
  const told = (suggestion: Suggestion): object => suggestion;
  return {
    ...report,
    suggestions: report.suggestions.map(told),
    ...(conflict === undefined ? {} : { conflict }),
  };
}
