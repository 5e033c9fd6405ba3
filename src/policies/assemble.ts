import { freezeConstants, inline, type Model, type Program, type Property, pruneGhosts } from "../model";
import { type BackgroundProcess, kernelProgram, type World } from "../states";
import type { PinDetector } from "./detector";
import { kernelRules } from "./kernel-rules";
import type { Rule } from "./rule";
import { weave } from "./weave";

/** All that a model is made of. */
export interface Assembly {
  readonly name: string;
  readonly world: World;
  readonly detector: PinDetector;
  /** The policy's rules, in the order in which they decide. */
  readonly rules: readonly Rule[];
  readonly properties: readonly Property[];
  /** Processes that the policies bring along. */
  readonly processes?: readonly BackgroundProcess[];
}

/** A woven model: as procedures, for people, and inlined, for engines. */
export interface Assembled {
  readonly program: Program;
  readonly model: Model;
}

/** Weaves scenario, kernel and policy into one model. What the kernel itself decides comes after the policy's rules. */
export function assemble({ name, world, detector, rules, properties, processes = [] }: Assembly): Assembled {
  const open = kernelProgram(name, world, properties, processes);
  const woven = weave(open, [...rules, ...kernelRules(world, detector)]);
  const program = freezeConstants(pruneGhosts(woven));
  return { program, model: inline(program) };
}
