import { type Expr, type FoldContext, fold, type Program, processes, visitExpr } from "../model";
import type { PinDetector } from "../policies";
import type { Kernel } from "../states";
import { takesPins } from "../states/world/pin";
import type { Span } from "./diagnostic";
import { decisionsOf } from "./everything";
import type { Findings } from "./findings";
import { implies } from "./implies";
import type { PlacedRule } from "./placed-rule";

/** A rule with its condition simplified. */
interface Simplified extends PlacedRule {
  readonly when: Expr;
}

/** Warns of rules that cannot do anything in the scenario. Call it for a scenario without errors. */
export function warnOfRules(rules: readonly PlacedRule[], program: Program, findings: Findings): void {
  const context = foldContext(program);
  const simplified = rules.map((placed) => ({ ...placed, when: fold(placed.rule.when, context) }));
  warnOfUnreached(simplified, program, findings);
  for (const [position, placed] of simplified.entries()) {
    const { id, at } = placed.rule;
    if (placed.when.kind === "bool" && !placed.when.value) {
      const message = `rule "${id}" never fires: its condition is always false here`;
      findings.warn("spec/rule-never-fires", placed.conditionSpan, message);
      continue;
    }
    const earlier = simplified
      .slice(0, position)
      .find(({ rule, when }) => rule.at === at && rule.id !== id && implies(placed.when, when));
    if (earlier === undefined) continue;
    const message = `rule "${id}" never fires: at ${at}, rule "${earlier.rule.id}" always decides before it`;
    const line = findings.lineOf(earlier.span.start);
    const hint = `that rule is in line ${line}; put the narrower condition first, or delete this rule`;
    findings.warn("spec/shadowed-rule", placed.span, message, hint);
  }
}

function foldContext({ variables, enums, sets, processes: running }: Program): FoldContext {
  const constants = variables.filter(({ constant }) => constant);
  return {
    constants: new Map(constants.map((variable) => [variable.name, variable])),
    enums,
    sets: { ...sets, [processes.name]: running.map(({ name }) => name) },
  };
}

/** A policy is made for many scenarios: it is worth a warning only where none of its rules can do anything. */
function warnOfUnreached(rules: readonly Simplified[], program: Program, findings: Findings): void {
  const reached = new Set(decisionsOf(program).map(({ point }) => point));
  const useful = new Set(rules.filter(({ rule }) => reached.has(rule.at)).map(({ policy }) => policy));
  const said = new Set<string>();
  for (const { rule, policy, span } of rules) {
    if (reached.has(rule.at)) continue;
    if (policy === undefined) {
      const message = `rule "${rule.id}" never fires: no actor of this scenario comes to ${rule.at}`;
      findings.warn("spec/unreached-point", span, message);
    } else if (!useful.has(policy) && !said.has(policy)) {
      said.add(policy);
      const message = `policy "${policy}" does nothing: no actor of this scenario comes to its decision points`;
      findings.warn("spec/unreached-point", span, message);
    }
  }
}

/** Warns where rules ask for pins that the detector cannot see, because nobody takes pins that count. */
export function warnOfBlindDetector(
  rules: readonly PlacedRule[],
  { name }: PinDetector,
  kernel: Kernel,
  pinsPages: boolean,
  span: Span | undefined,
  findings: Findings,
): void {
  const blind = rules.find(({ rule }) => readsPinCount(rule.when));
  if (blind === undefined || !pinsPages || kernel.directIoReference !== "get") return;
  const message =
    name === "pincount"
      ? `pin counting sees no pin here: direct I/O takes plain references in ${kernel.version}`
      : `rule "${blind.rule.id}" looks for counted pins, and direct I/O takes plain references in ${kernel.version}`;
  const hint = "set direct-io-reference: pin in the kernel, or choose pin-detector: refcount";
  findings.warn("spec/detector-sees-nothing", span ?? blind.conditionSpan, message, hint);
}

function readsPinCount(condition: Expr): boolean {
  let found = false;
  visitExpr(condition, (expr) => {
    if (expr.kind === "variable" && expr.name === takesPins.declaration.name) found = true;
  });
  return found;
}
