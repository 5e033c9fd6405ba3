import { knots, reachability } from "../../checker/liveness/brute-force";
import { evaluate, type TlaState } from "./evaluate";
import { actionOutcomes, explore, start } from "./explore";
import { parseModule } from "./parse";
import { asSet, textOf } from "./value";

const MOST_TOGETHER = 12;

/**
 * Whether `FairSpec` implies the property that the module ends with, `P ~> Q` or `\A x \in S : (P ~> Q)`, by trying every
 * set of states; undefined where there are too many. Weak and strong fairness are those of TLA+: of steps that change
 * something, in behaviours that may stand still.
 */
export function holdsUnderFairness(text: string, property: string): boolean | undefined {
  const { rewritten, actions } = withPlainActions(text, property);
  const module = parseModule(rewritten);
  const found = new Map<string, TlaState>();
  explore(rewritten, undefined, (key, state) => found.set(key, state));
  const keys = [...found.keys()];
  const states = [...found.values()];
  const numberOf = new Map(keys.map((key, at) => [key, at]));
  const key = (state: TlaState): string => module.variables.map((name) => textOf(state.get(name) ?? "?")).join("|");
  const successors = (name: string, state: TlaState): readonly number[] =>
    actionOutcomes(name, state, module).map((next) => numberOf.get(key(next)) ?? -1);
  const next = states.map((state, at) => successors("Next", state).filter((to) => to !== at));
  const demands = actions.map(({ name, strong }) => ({
    strong,
    to: states.map((state, at) => successors(name, state).filter((target) => target !== at)),
  }));
  const graph = {
    states: states.length,
    edges: next.flatMap((targets, from) => targets.map((to) => ({ from, to, party: 0, lock: undefined }))),
  };
  const holdingIn = (name: string, state: TlaState): readonly string[] =>
    asSet(evaluate({ kind: "name", name }, start(state), module)).map(textOf);
  const from = states.map((state) => holdingIn("Owed_from", state));
  const to = states.map((state) => holdingIn("Owed_to", state));
  for (const element of new Set(from.flat())) {
    const pending = (at: number): boolean => to[at]?.includes(element) === false;
    const region = new Set([...states.keys()].filter((at) => pending(at) && from[at]?.includes(element)));
    // Those that are added are gone through too.
    for (const at of region) for (const target of next[at] ?? []) if (pending(target)) region.add(target);
    const isFair = (set: ReadonlySet<number>): boolean =>
      demands.every(({ strong, to: ways }) => {
        const able = [...set].filter((at) => (ways[at] ?? []).length > 0);
        const happens = able.some((at) => ways[at]?.some((target) => set.has(target)));
        return happens || (strong ? able.length === 0 : able.length < set.size);
      });
    // To stand still forever is a behaviour like any other.
    if ([...region].some((at) => demands.every(({ to: ways }) => (ways[at] ?? []).length === 0))) return false;
    for (const knot of knots(graph, region)) {
      if (knot.length > MOST_TOGETHER) return undefined;
      for (let bits = 1; bits < 2 ** knot.length; bits += 1) {
        const set = new Set(knot.filter((_, at) => bits & (1 << at)));
        const reach = reachability(graph, set);
        if ([...set].every((at) => reach.get(at)?.size === set.size) && isFair(set)) return false;
      }
    }
  }
  return true;
}

/** The module with a definition for each action under WF or SF, and for the two sides of the property as sets. */
function withPlainActions(
  text: string,
  property: string,
): { readonly rewritten: string; readonly actions: readonly { readonly name: string; readonly strong: boolean }[] } {
  const actions: { name: string; strong: boolean }[] = [];
  const extra: string[] = [];
  for (const [, kind, inner] of text.matchAll(/^ {2}\/\\ (WF|SF)_vars\((.*)\) \\\*/gm)) {
    const name = `Fair_${String(actions.length)}`;
    actions.push({ name, strong: kind === "SF" });
    extra.push(`${name} == ${inner ?? ""}`);
  }
  const line = text.split("\n").find((each) => each.startsWith(`${property} == `)) ?? "";
  const [, range = "\\A one_x \\in {0} : ", from, to] =
    /^\w+ == (\\A \w+ \\in \w+ : )?\(\((.*)\) ~> \((.*)\)\)$/.exec(line) ?? [];
  if (from === undefined || to === undefined) throw new SyntaxError(`no response: ${line}`);
  const set = range.replace("\\A ", "").replace(" : ", "");
  extra.push(`Owed_from == {${set} : ${from}}`, `Owed_to == {${set} : ${to}}`);
  return { rewritten: text.replace(line, extra.join("\n")), actions };
}
