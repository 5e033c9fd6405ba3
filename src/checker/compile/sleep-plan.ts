import type { Model } from "../../model";
import { mostSuccessorsOf } from "../engine";
import { Footprint, independent, meet } from "./footprint";

const WORD = 32;
/** Bits of a field where not all would have room otherwise. */
const NARROW = 2;

/** Where the sleep word of a state speaks of a process: 0 where it is awake, else one more than its transitions. */
export interface SleepField {
  readonly process: number;
  readonly shift: number;
  /** The largest value, at the bottom of the word. */
  readonly mask: number;
}

/** The fields of processes; of many processes only the first ones have one, and the others never sleep. */
export function sleepFields(model: Model): readonly SleepField[] {
  const wanted = model.processes.map((process) => bitsFor(mostSuccessorsOf(process, model)));
  const fits = wanted.reduce((sum, bits) => sum + bits, 0) <= WORD;
  const fields: SleepField[] = [];
  let shift = 0;
  for (const [process, bits] of wanted.entries()) {
    const width = fits ? bits : Math.min(bits, NARROW);
    if (shift + width > WORD) break;
    fields.push({ process, shift, mask: 2 ** width - 1 });
    shift += width;
  }
  return fields;
}

function bitsFor(transitions: number): number {
  return Math.floor(Math.log2(transitions + 1)) + 1;
}

/** The alternatives of a model, and which processes may sleep after which of them. */
export class SleepPlan {
  readonly fields: readonly SleepField[];
  private readonly alternatives: { readonly process: number; readonly footprint: Footprint }[] = [];
  /** By process and label. */
  private readonly steps: readonly Footprint[][];

  constructor(
    model: Model,
    /** Of a state. */
    private readonly words: number,
  ) {
    this.fields = sleepFields(model);
    // The last one is for the label at which a process has finished.
    this.steps = model.processes.map(({ steps }) => Array.from({ length: steps.length + 1 }, () => this.footprint()));
  }

  /** The number of the alternative that is entered next. */
  get next(): number {
    return this.alternatives.length;
  }

  /** An empty footprint for an alternative. */
  footprint(): Footprint {
    return new Footprint(this.words);
  }

  /** Takes an alternative of a process at a label, with its complete footprint. */
  enter(process: number, label: number, footprint: Footprint): void {
    this.steps[process]?.[label]?.add(footprint);
    this.alternatives.push({ process, footprint });
  }

  /**
   * What is needed to look up, for an alternative and the labels of all processes, who may sleep: for each alternative
   * the start of its row in `rows`. A row has the fields of the processes before its own, and then for each field,
   * from `offsets` on, a bit for each label: 1 where the step there is independent of the alternative.
   *
   * `halted`: what the condition reads under which nothing moves any more. Who writes that never sleeps: after it the
   * alternative may not be possible.
   */
  tables(halted: Footprint): {
    readonly startOf: Int32Array;
    readonly rows: Int32Array;
    readonly offsets: readonly number[];
  } {
    const { fields, steps } = this;
    const offsets: number[] = [];
    let length = 1;
    for (const { process } of fields) {
      offsets.push(length);
      length += Math.ceil((steps[process]?.length ?? 0) / WORD);
    }
    const kept = new Map<string, number>();
    const rows: number[] = [];
    const startOf = this.alternatives.map(({ process, footprint }) => {
      const key = `${String(process)}:${footprint.key}`;
      const existing = kept.get(key);
      if (existing !== undefined) return existing;
      const start = rows.length;
      kept.set(key, start);
      rows.push(...this.row(process, footprint, halted, offsets, length));
      return start;
    });
    return { startOf: Int32Array.from(startOf), rows: Int32Array.from(rows), offsets };
  }

  private row(
    process: number,
    footprint: Footprint,
    halted: Footprint,
    offsets: readonly number[],
    length: number,
  ): readonly number[] {
    const row = Array.from({ length }, () => 0);
    this.fields.forEach((field, number) => {
      if (field.process === process) return;
      if (field.process < process) row[0] = (row[0] ?? 0) | (field.mask << field.shift);
      this.steps[field.process]?.forEach((step, label) => {
        if (meet(step.writes, halted.reads) || !independent(footprint, step)) return;
        const at = (offsets[number] ?? 0) + (label >>> 5);
        row[at] = (row[at] ?? 0) | (1 << (label & 31));
      });
    });
    return row;
  }
}
