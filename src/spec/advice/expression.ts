import type { DiagnosticCode } from "../diagnostic";
import { type Advice, inWhen } from "./advice";

export const expressionAdvice: Readonly<Record<Extract<DiagnosticCode, `expression/${string}`>, Advice>> = {
  "expression/ambiguous-value": {
    mend: "Compare with something whose type is known.",
    ...inWhen("none == none", "page.writeback == none"),
  },
  "expression/bad-escape": {
    mend: "In a string \\\\, \\\" and \\' are possible; names of the kernel need none of them.",
    ...inWhen('"write\\x5fcache_pages" in caller', '"write_cache_pages" in caller'),
  },
  "expression/bad-macro": {
    mend: "Write pages.exists(p, condition on p), and so all and exists_one.",
    ...inWhen("pages.exists(page.pinned)", "pages.exists(p, p.pinned)"),
  },
  "expression/bad-number": {
    mend: "Numbers are whole and decimal: pins, references, values of the policy's own state.",
    ...inWhen("page.pins > 0.5", "page.pins > 0"),
  },
  "expression/constant-comparison": {
    why: "A condition that never changes decides always or never: mostly a bound is wrong.",
    mend: "Compare with a value that the left side can both have and not have.",
    ...inWhen("page.pins >= 0", "page.pins > 0"),
  },
  "expression/empty": {
    mend: "Write a condition, or leave `when` out: then the rule decides always.",
    ...inWhen("", "page.pinned"),
  },
  "expression/mistaken-operator": {
    mend: "And is &&, or is ||, not is !, equality is ==.",
    ...inWhen("page.dirty and page.pinned", "page.dirty && page.pinned"),
  },
  "expression/not-a-function": {
    mend: "Leave out the brackets.",
    ...inWhen("page.pinned()", "page.pinned"),
  },
  "expression/not-a-value": {
    mend: "Ask something of it: a field, a comparison, whether some element is so.",
    ...inWhen("pages", "pages.exists(p, p.pinned)"),
  },
  "expression/out-of-range": {
    why: "A state of the policy is assigned a value that its type does not have.",
    mend: "Widen the type of the state, or keep the value within it with a condition.",
  },
  "expression/reserved-word": {
    mend: "Choose another name.",
    ...inWhen("pages.exists(var, var.pinned)", "pages.exists(p, p.pinned)"),
  },
  "expression/syntax": {
    mend: "Look at the place: an operator or a bracket is missing, or there is one too many.",
    ...inWhen("page.dirty page.pinned", "page.dirty && page.pinned"),
  },
  "expression/too-deep": { mend: "Leave out brackets that nobody needs, or make several rules of it." },
  "expression/too-long": { mend: "Make several rules of it." },
  "expression/type-mismatch": {
    why: "Nothing is converted: a number is not true or false by itself.",
    mend: "Compare it with a value of its type.",
    ...inWhen("page.pins", "page.pins > 0"),
  },
  "expression/unclosed": {
    mend: "Close it.",
    ...inWhen("(page.dirty", "(page.dirty)"),
  },
  "expression/unexpected-character": {
    mend: "Delete it; texts stand in quotes.",
    ...inWhen("page.dirty $", "page.dirty"),
  },
  "expression/unknown-field": {
    mend: "`gupcheck explain fields` lists the fields of a page.",
    ...inWhen("page.drty", "page.dirty"),
  },
  "expression/unknown-function": {
    mend: "There are exists, all and exists_one, and nothing else.",
    ...inWhen("pages.exist(p, p.pinned)", "pages.exists(p, p.pinned)"),
  },
  "expression/unknown-name": {
    why: "What can be named depends on the decision point: its arguments, pages, actor, caller, the policy's own state.",
    mend: "`gupcheck explain POINT` lists the names in scope there.",
    ...inWhen("pge.dirty", "page.dirty"),
  },
  "expression/unknown-procedure": {
    mend: "Names on the call path are those of kernel functions, as `gupcheck show` prints them.",
    ...inWhen('"write_cach_pages" in caller', '"write_cache_pages" in caller'),
  },
  "expression/unknown-value": {
    mend: "Take one of the values that the message lists.",
    ...inWhen("page.writeback == qeued", "page.writeback == queued"),
  },
  "expression/unsupported": {
    why: "The language is a part of CEL that every model checker gupcheck exports to can follow.",
    mend: "docs/expressions.md lists what there is.",
    ...inWhen("size(pages) > 0", "pages.exists(p, p.pinned)"),
  },
};
