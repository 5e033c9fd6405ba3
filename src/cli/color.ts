import { type Paint, plainPaint } from "../report";
import type { OutputStream, Terminal } from "./terminal";

export type ColorChoice = "auto" | "always" | "never";

/**
 * Whether a stream gets colours: what --color says, else FORCE_COLOR, else NO_COLOR (https://no-color.org), else whether
 * it is a terminal that can show them.
 */
export function wantsColor(choice: ColorChoice, stream: OutputStream, env: Terminal["env"]): boolean {
  if (choice !== "auto") return choice === "always";
  const { FORCE_COLOR: forced, NO_COLOR: refused, TERM: terminal } = env;
  if (forced !== undefined) return forced !== "0" && forced !== "false";
  if (refused !== undefined && refused !== "") return false;
  return stream.isTTY === true && terminal !== "dumb";
}

/** Colours, or none. */
export function paintFor(colored: boolean): Paint {
  if (!colored) return plainPaint;
  const { Chalk } = require("chalk") as typeof import("chalk");
  const chalk = new Chalk({ level: 1 });
  return {
    strong: (text) => chalk.bold(text),
    faint: (text) => chalk.dim(text),
    good: (text) => chalk.green(text),
    bad: (text) => chalk.red.bold(text),
    doubtful: (text) => chalk.yellow(text),
  };
}
