import { fileURLToPath } from "node:url";

/** A place in the source of a plug-in, counted from 1. */
export interface Site {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

const stacks = new WeakMap<object, string>();

/** Remembers where a definition was made: where the function that calls this one was called. */
export function definedHere<T extends object>(definition: T): T {
  stacks.set(definition, new Error().stack ?? "");
  return definition;
}

/** Lets one thing be found where another one was defined. */
export function definedLike<T extends object>(definition: T, origin: object): T {
  const stack = stacks.get(origin);
  if (stack !== undefined) stacks.set(definition, stack);
  return definition;
}

export const hasSite = (definition: object): boolean => stacks.has(definition);

/** Where a definition was made, as far as that is in one of the plug-in's files. */
export function siteOf(definition: object, files: ReadonlySet<string>): Site | undefined {
  return siteIn(stacks.get(definition) ?? "", files);
}

/** The innermost place on a stack that is in one of the files. */
export function siteIn(stack: string, files: ReadonlySet<string>): Site | undefined {
  for (const line of stack.split("\n")) {
    const [, written, row, column] = /^\s*at (?:.* \()?(.*?):(\d+):(\d+)\)?$/.exec(line) ?? [];
    if (written === undefined) continue;
    const file = written.startsWith("file://") ? fileURLToPath(written) : written;
    if (files.has(file)) return { file, line: Number(row), column: Number(column) };
  }
  return undefined;
}
