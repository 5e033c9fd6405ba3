import {
  dropUnreadConstants,
  freezeConstants,
  inline,
  type Model,
  type Program,
  type Property,
  pruneGhosts,
} from "../model";
import { type BackgroundProcess, kernelProgram, type World } from "../states";
import type { PinDetector } from "./detector";
import { kernelRules } from "./kernel-rules";
import { type PolicyState, withState } from "./policy-state";
import { changed, type ProgramChange } from "./program-change";
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
  /** State of the policy's own. */
  readonly state?: PolicyState;
  /** What is different in the kernel's procedures. */
  readonly changes?: readonly ProgramChange[];
}

/** A woven model: as procedures, for people, and inlined, for engines. */
export interface Assembled {
  readonly program: Program;
  readonly model: Model;
}

/** The program of an assembly, woven; it may still be ill-formed where rules are. */
export function wovenProgram({ rules, ...assembly }: Assembly): Program {
  return weave(openProgram(assembly), [...rules, ...kernelRules(assembly.world, assembly.detector)]);
}

/** The kernel of a scenario with its changes and the state of the policy; its decision points are open. */
export function openProgram({
  name,
  world,
  properties,
  processes = [],
  state,
  changes = [],
}: Omit<Assembly, "rules" | "detector">): Program {
  const program = changed(kernelProgram(name, world, properties, processes), changes);
  return state === undefined ? program : withState(program, state);
}

/** Weaves scenario, kernel and policy into one model. What the kernel itself decides comes after the policy's rules. */
export function assemble(assembly: Assembly): Assembled {
  const program = freezeConstants(pruneGhosts(wovenProgram(assembly)));
  return { program, model: dropUnreadConstants(inline(program)) };
}
