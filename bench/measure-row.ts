import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { withTemporaryFolder } from "../src/export/run/temporary-folder";
import type { Contender, Failure, Measurement, Ready, Run, RunLimits } from "./contender";
import type { Row } from "./rows";

/** What one contender did with one model, round by round; undefined where it did not come to its end. */
export interface Entry {
  readonly contender: string;
  readonly sameStates: boolean;
  /** Generating and compiling a verifier. */
  readonly prepareSeconds: number;
  readonly runs: readonly (Measurement | undefined)[];
  /** Why it was not run any more. */
  readonly failure?: Failure;
}

export interface RowResult {
  readonly name: string;
  readonly series?: string;
  readonly states: number;
  readonly transitions: number;
  readonly entries: readonly Entry[];
  /** Contenders that counted other states or transitions: then there is nothing to compare, and nothing was measured. */
  readonly disagreements: readonly string[];
}

export interface MeasureOptions {
  readonly runs: number;
  readonly limits: RunLimits;
  readonly onStep?: (text: string) => void;
}

/**
 * Runs all contenders on a model, in turns: whatever else the machine does meanwhile is spread over all of them. The
 * first contender is the reference. One that fails is not run again. The counts are compared after the first round,
 * and the row ends there where they differ.
 */
export function measureRow(
  row: Row,
  contenders: readonly Contender[],
  { runs, limits, onStep = () => undefined }: MeasureOptions,
): Promise<RowResult> {
  return withTemporaryFolder(async (root) => {
    const model = row.model();
    const tracks: Track[] = [];
    for (const [position, contender] of contenders.entries()) {
      onStep(`${row.name}: preparing ${contender.name}`);
      const folder = join(root, String(position));
      await mkdir(folder);
      tracks.push(new Track(contender, await contender.prepare(model, folder, limits)));
    }
    let states = 0;
    let disagreements: readonly string[] = [];
    for (let round = 0; round < runs && disagreements.length === 0; round += 1) {
      for (const track of turned(tracks, round)) {
        onStep(`${row.name}: round ${round + 1} of ${runs}, ${track.contender.name}`);
        const run = await track.step(states);
        if (run?.kind === "done" && states === 0) states = run.states;
      }
      disagreements = disagreementsOf(tracks);
    }
    const reference = tracks[0]?.first;
    return {
      name: row.name,
      ...(row.series === undefined ? {} : { series: row.series }),
      states: reference?.states ?? 0,
      transitions: reference?.transitions ?? 0,
      entries: tracks.map((track) => track.entry()),
      disagreements,
    };
  });
}

/** Each later round begins with another contender; the first one with the reference, which the others need. */
function turned<T>(items: readonly T[], round: number): readonly T[] {
  const first = round % Math.max(1, items.length);
  return [...items.slice(first), ...items.slice(0, first)];
}

class Track {
  private readonly runs: (Measurement | undefined)[] = [];
  private failure: Failure | undefined;

  constructor(
    readonly contender: Contender,
    private readonly prepared: Ready | Failure,
  ) {
    if (prepared.kind !== "ready") this.failure = prepared;
  }

  get first(): Measurement | undefined {
    return this.runs.find((run) => run !== undefined);
  }

  async step(expectedStates: number): Promise<Run | undefined> {
    if (this.prepared.kind !== "ready" || this.failure !== undefined) {
      this.runs.push(undefined);
      return this.failure;
    }
    const run = await this.prepared.run(Math.max(1, expectedStates));
    if (run.kind !== "done") this.failure = run;
    this.runs.push(run.kind === "done" ? run : undefined);
    return run;
  }

  entry(): Entry {
    const { contender, prepared, runs, failure } = this;
    return {
      contender: contender.name,
      sameStates: contender.sameStates,
      prepareSeconds: prepared.seconds,
      runs,
      ...(failure === undefined ? {} : { failure }),
    };
  }
}

function disagreementsOf(tracks: readonly Track[]): readonly string[] {
  const comparable = tracks.filter(({ contender, first }) => contender.sameStates && first !== undefined);
  const [reference] = comparable;
  return comparable.flatMap(({ contender, first }) => {
    if (first === undefined || reference?.first === undefined) return [];
    const { states, transitions } = reference.first;
    const isEqual = first.states === states && (first.transitions ?? transitions) === transitions;
    return isEqual
      ? []
      : [
          `${contender.name}: ${String(first.states)} states, ${String(first.transitions)} transitions; ` +
            `${reference.contender.name}: ${String(states)}, ${String(transitions)}`,
        ];
  });
}
