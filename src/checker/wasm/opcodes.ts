/** The type of an integer. */
export const I32 = 0x7f;
/** The type of a block without a value. */
export const NOTHING = 0x40;

/** Instructions. */
export const op = {
  unreachable: 0x00,
  block: 0x02,
  loop: 0x03,
  if: 0x04,
  else: 0x05,
  end: 0x0b,
  br: 0x0c,
  brIf: 0x0d,
  brTable: 0x0e,
  return: 0x0f,
  call: 0x10,
  drop: 0x1a,
  localGet: 0x20,
  localSet: 0x21,
  localTee: 0x22,
  globalGet: 0x23,
  globalSet: 0x24,
  load: 0x28,
  store: 0x36,
  constant: 0x41,
  isZero: 0x45,
  add: 0x6a,
  subtract: 0x6b,
  multiply: 0x6c,
  xor: 0x73,
  shiftLeft: 0x74,
  atomic: 0xfe,
} as const;

/** Instructions for operators of our subset of JavaScript. Comparisons are signed, as numbers are. */
export const BINARY: Readonly<Record<string, number>> = {
  "===": 0x46,
  "!==": 0x47,
  "<": 0x48,
  ">": 0x4a,
  "<=": 0x4c,
  ">=": 0x4e,
  "+": op.add,
  "-": op.subtract,
  "*": op.multiply,
  "&": 0x71,
  "|": 0x72,
  "^": op.xor,
  "<<": op.shiftLeft,
  ">>": 0x75,
  ">>>": 0x76,
};

/** After `op.atomic`. */
export const ATOMIC_COMPARE_EXCHANGE = 0x48;
