/**
 * A piece of JavaScript for an expression, and what is known of its value. It holds numbers and names made up by the
 * compiler, never a text of the model.
 */
export interface Code {
  readonly text: string;
  /** True where the text gives a JavaScript boolean; otherwise it gives a number, truth as 0 or 1. */
  readonly boolean: boolean;
  /** A shorter text for where only its truth is asked for. */
  readonly test?: string;
  readonly min: number;
  readonly max: number;
  /** It may throw: no element as an index, a position outside its set. */
  readonly fails: boolean;
}

export function literal(value: number): Code {
  return {
    text: value < 0 ? `(${String(value)})` : String(value),
    boolean: false,
    min: value,
    max: value,
    fails: false,
  };
}

/** The value of a piece of code that always gives the same one and cannot fail. */
export function knownValue(code: Code): number | undefined {
  return code.min === code.max && !code.fails ? code.min : undefined;
}

export function number(text: string, min: number, max: number, fails: boolean): Code {
  return min === max && !fails ? literal(min) : { text, boolean: false, min, max, fails };
}

export function truth(text: string, fails: boolean): Code {
  return { text, boolean: true, min: 0, max: 1, fails };
}

export function truthValue(value: boolean): Code {
  return { text: String(value), boolean: true, min: Number(value), max: Number(value), fails: false };
}

/** The text of a number, truth as 0 or 1. */
export function asNumber(code: Code): string {
  const known = knownValue(code);
  if (known !== undefined) return literal(known).text;
  return code.boolean ? `(${code.text}?1:0)` : code.text;
}

/** The text of a condition. */
export function asTest(code: Code): string {
  const known = knownValue(code);
  if (known !== undefined) return String(known !== 0);
  return code.test ?? (code.boolean ? code.text : `${code.text}!==0`);
}

/** The number from `min` to `max` that is nearest to `value`; `min` where there is none. */
export function clamp(value: number, min: number, max: number): number {
  return Math.max(min, Math.min(max, value));
}
