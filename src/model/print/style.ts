import type { PrintNames } from "./print-expr";

export interface PrintOptions {
  /** Nothing but ASCII: `->` and `--` instead of the arrow and the rule. Names are printed as they are. */
  readonly ascii?: boolean;
  /** Lines are broken at spaces to be at most this long where that is possible; default 100. */
  readonly width?: number;
}

/** How programs and models are printed: the options in force and the names of elements. */
export interface PrintStyle {
  readonly arrow: string;
  readonly rule: string;
  readonly width: number;
  readonly names: PrintNames;
}

export function styleOf(options: PrintOptions, sets: Readonly<Record<string, readonly string[]>>): PrintStyle {
  return {
    arrow: options.ascii === true ? "->" : "\u2192",
    rule: options.ascii === true ? "--" : "\u2500\u2500",
    width: options.width ?? 100,
    names: { sets },
  };
}
