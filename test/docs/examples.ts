import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gupcheck } from "../cli/gupcheck";

const root = join(__dirname, "../..");

/** A command in a document and what it is said to print; a line `...` stands for any lines. */
export interface Example {
  readonly command: string;
  readonly printed: readonly string[];
}

/** The examples of a document; those that take long are marked so. */
export function examplesOf(file: string, kind: "" | " long" = ""): readonly Example[] {
  const text = readFileSync(join(root, file), "utf8");
  return [...text.matchAll(new RegExp(`^\`\`\`console${kind}\\n\\$ gupcheck (.*)\\n([\\s\\S]*?)^\`\`\`$`, "gm"))].map(
    ([, command = "", printed = ""]) => ({
      command,
      printed: printed.split("\n").slice(0, -1),
    }),
  );
}

/** Times and the memory of the machine differ from run to run. */
function stable(line: string): string {
  return line.replaceAll(/\d+(\.\d+)? s\b/g, "N s").replaceAll(/\d+(\.\d+)? [KMG]iB/g, "N GiB");
}

/** Whether the lines are as written, in order, with `...` for any number of them. */
export function matches(printed: readonly string[], expected: readonly string[]): boolean {
  const [first, ...rest] = expected;
  if (first === undefined) return printed.length === 0;
  if (first !== "...")
    return printed[0] !== undefined && stable(printed[0]) === stable(first) && matches(printed.slice(1), rest);
  return printed.some((_, from) => matches(printed.slice(from), rest)) || matches([], rest);
}

/** Runs an example in this process; what it prints on both streams, and the lines on the first. */
export async function runExample({ command }: Example): Promise<{
  readonly all: string;
  readonly lines: readonly string[];
}> {
  const { out, err } = await gupcheck(wordsOf(command));
  return { all: `${out}${err}`, lines: out.split("\n").slice(0, -1) };
}

/** The words of a command, as a shell would split them as long as all it knows is '…'. */
function wordsOf(command: string): readonly string[] {
  return [...command.matchAll(/'([^']*)'|\S+/g)].map(([word, quoted]) => quoted ?? word);
}
