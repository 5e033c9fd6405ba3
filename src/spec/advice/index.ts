import type { DiagnosticCode } from "../diagnostic";
import type { Advice } from "./advice";
import { expressionAdvice } from "./expression";
import { specAdvice } from "./spec";
import { yamlAdvice } from "./yaml";

export type { Advice, Example } from "./advice";

/** What to do about each diagnostic. A code without advice does not compile. */
export const advice: Readonly<Record<DiagnosticCode, Advice>> = { ...yamlAdvice, ...specAdvice, ...expressionAdvice };
