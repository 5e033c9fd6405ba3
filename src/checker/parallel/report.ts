import { type Findings, NOWHERE } from "../findings";
import type { CrewMember } from "./crew-member";

const NUMBERS = 3;

/** The bytes that a member needs to tell the leader what it found. */
export function reportBytes({ violatedAt, recorded, fired }: Findings): number {
  return (NUMBERS + violatedAt.length) * Float64Array.BYTES_PER_ELEMENT + recorded.length + fired.length + 1;
}

/** What a member of a crew has found, in memory that it shares with the leader. */
export class Report {
  private readonly numbers: Float64Array;
  private readonly violatedAt: Float64Array;
  private readonly flags: Uint8Array;

  constructor(
    buffer: SharedArrayBuffer,
    private readonly findings: Findings,
  ) {
    this.numbers = new Float64Array(buffer, 0, NUMBERS);
    this.violatedAt = new Float64Array(buffer, this.numbers.byteLength, findings.violatedAt.length);
    this.flags = new Uint8Array(buffer, this.numbers.byteLength + this.violatedAt.byteLength);
  }

  /** Tells what the engine's findings are, and what the member did in the last round. */
  write({ transitions, beyond }: Pick<CrewMember, "transitions" | "beyond">): void {
    const { recorded, fired, cut, violatedAt, errorAt } = this.findings;
    this.numbers.set([transitions, Number(beyond), errorAt]);
    this.violatedAt.set(violatedAt);
    this.flags.set(recorded);
    this.flags.set(fired, recorded.length);
    this.flags.set(cut, recorded.length + fired.length);
  }

  /** Adds what the member told to the findings, and gives what it did in the last round. */
  read(): Pick<CrewMember, "transitions" | "beyond"> {
    const { findings } = this;
    const [transitions = 0, beyond = 0, errorAt = NOWHERE] = this.numbers;
    findings.errorAt = earlier(findings.errorAt, errorAt);
    this.violatedAt.forEach((at, property) => {
      findings.violatedAt[property] = earlier(findings.violatedAt[property] ?? NOWHERE, at);
    });
    let flag = 0;
    for (const flags of [findings.recorded, findings.fired, findings.cut]) {
      for (let position = 0; position < flags.length; position += 1) {
        if (this.flags[flag] === 1) flags[position] = 1;
        flag += 1;
      }
    }
    return { transitions, beyond: beyond === 1 };
  }
}

function earlier(left: number, right: number): number {
  return left === NOWHERE || (right !== NOWHERE && right < left) ? right : left;
}
