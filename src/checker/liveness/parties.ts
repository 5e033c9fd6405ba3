import type { Agent, Expr, Model, ModelAlternative } from "../../model";
import type { Tags } from "../engine";

/** Whose progress may be counted on: an agent (the kernel, a device, a user) in one process. */
export interface Party {
  readonly process: number;
  readonly agent: Agent;
  /** Only what is counted on although the agent is not: what it was asked for. */
  readonly asked: boolean;
}

/** A step at which a process waits for a sleeping lock; which one of an indexed lock, `at` says in each state. */
export interface Acquisition {
  readonly process: number;
  readonly at: readonly Expr[];
  /** The sizes of the lock's index sets. */
  readonly sizes: readonly number[];
  /**
   * The number of its first cell, as waited for by this process at this step; those of the other cells follow. Two
   * acquisitions of the same lock at the same step share them.
   */
  readonly first: number;
}

/** The alternatives of a model, put into classes for fairness. A tag stands for a party and an acquisition or none. */
export interface Parties {
  readonly parties: readonly Party[];
  readonly acquisitions: readonly Acquisition[];
  readonly tags: Tags;
  /** By tag: the number of the party. */
  readonly partyOf: readonly number[];
  /** By tag: the number of the acquisition; -1 for none. */
  readonly acquisitionOf: readonly number[];
  /** By party: whether the model itself counts on it. */
  readonly isFair: readonly boolean[];
}

/** Puts the alternatives of a model into classes. */
export function partiesOf(model: Model): Parties {
  const parties = new Numbered<Party>();
  const acquisitions = new Numbered<Acquisition>();
  const cells = new CellNumbers(model);
  const classes = new Numbered<{ readonly party: number; readonly acquisition: number }>();
  const tags = new Map<ModelAlternative, number>();
  model.processes.forEach(({ steps, unfair }, process) => {
    for (const { label, agent: ofStep, alternatives } of steps) {
      for (const alternative of alternatives) {
        const { agent = ofStep, acquires } = alternative;
        const asked = alternative.fair === true && unfair.includes(agent);
        const party = parties.number(`${String(process)} ${agent} ${String(asked)}`, { process, agent, asked });
        const acquisition =
          acquires === undefined
            ? -1
            : acquisitions.number(JSON.stringify([process, label, acquires]), {
                ...{ process, at: acquires.at },
                ...cells.of(process, label, acquires.lock),
              });
        tags.set(alternative, classes.number(`${String(party)} ${String(acquisition)}`, { party, acquisition }));
      }
    }
  });
  return {
    parties: parties.values,
    acquisitions: acquisitions.values,
    tags,
    partyOf: classes.values.map(({ party }) => party),
    acquisitionOf: classes.values.map(({ acquisition }) => acquisition),
    isFair: parties.values.map(
      ({ process, agent, asked }) => asked || model.processes[process]?.unfair.includes(agent) === false,
    ),
  };
}

/** Values in the order in which their keys were first met. */
class Numbered<T> {
  readonly values: T[] = [];
  private readonly numbers = new Map<string, number>();

  number(key: string, value: T): number {
    const known = this.numbers.get(key);
    if (known !== undefined) return known;
    this.numbers.set(key, this.values.length);
    this.values.push(value);
    return this.values.length - 1;
  }
}

/** Numbers for the cells of locks, once more for each step of each process that waits for them. */
class CellNumbers {
  private readonly known = new Map<string, Pick<Acquisition, "sizes" | "first">>();
  private next = 0;

  constructor(private readonly model: Model) {}

  of(process: number, label: string, lock: string): Pick<Acquisition, "sizes" | "first"> {
    const { variables, sets } = this.model;
    const key = JSON.stringify([process, label, lock]);
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const index = variables.find(({ name }) => name === lock)?.index ?? [];
    const numbers = { sizes: index.map((set) => sets[set]?.length ?? 0), first: this.next };
    this.next += numbers.sizes.reduce((cells, size) => cells * size, 1);
    this.known.set(key, numbers);
    return numbers;
  }
}

/**
 * What is assumed of the behaviours that are considered. Weak fairness: a party that could go on from some point on does,
 * again and again. With `handOver`, strong fairness too: a process that is able to take a sleeping lock again and again
 * takes it, again and again; for parties that are counted on only.
 */
export interface Assumption {
  /** By party: whether it is counted on. */
  readonly fair: readonly boolean[];
  readonly handOver: boolean;
}
