import { type Comparison, compareNumbers } from "../../model";
import { asNumber, asTest, type Code, knownValue, truth, truthValue } from "./code";

const OPERATORS: Readonly<Record<Comparison, string>> = {
  eq: "===",
  ne: "!==",
  lt: "<",
  le: "<=",
  gt: ">",
  ge: ">=",
};

export function negation(of: Code): Code {
  const known = knownValue(of);
  return known === undefined ? truth(`!(${asTest(of)})`, of.fails) : truthValue(known === 0);
}

/** `&&` with the neutral value 1, `||` with 0. */
export function junction(parts: readonly Code[], operator: "&&" | "||", neutral: 0 | 1): Code {
  const kept: Code[] = [];
  for (const part of parts) {
    const known = knownValue(part);
    if (known === neutral) continue;
    if (known !== undefined && kept.every(({ fails }) => !fails)) return truthValue(neutral === 0);
    kept.push(part);
    if (known !== undefined) break;
  }
  if (kept.length === 0) return truthValue(neutral === 1);
  return truth(
    `(${kept.map(asTest).join(operator)})`,
    kept.some(({ fails }) => fails),
  );
}

export function comparison(kind: Comparison, left: Code, right: Code): Code {
  const l = knownValue(left);
  const r = knownValue(right);
  if (l !== undefined && r !== undefined) return truthValue(compareNumbers(kind, l, r));
  return truth(`(${asNumber(left)}${OPERATORS[kind]}${asNumber(right)})`, left.fails || right.fails);
}
