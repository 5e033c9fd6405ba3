import { ByteWriter } from "./binary";
import { op } from "./opcodes";

/** log2 of the alignment of an integer. */
const ALIGNED = 2;

/** The instructions of a function as bytes. */
export class CodeWriter extends ByteWriter {
  constant(value: number): void {
    this.byte(op.constant);
    this.signed(value);
  }

  /** An instruction with the number of what it is about. */
  numbered(code: number, number: number): void {
    this.byte(code);
    this.unsigned(number);
  }

  /** An instruction that reads or writes an integer of the memory, so many bytes behind an address. */
  access(code: number, offset: number): void {
    this.byte(code);
    this.byte(ALIGNED);
    this.unsigned(offset);
  }
}
