import { defaultConcerns } from "../report";
import { quoted } from "./quoted";
import type { RunOptions } from "./run";

/**
 * The command that runs one spec again, with the options that decide what comes of it, wherever they were given. Left out
 * are those that only change how it looks, and the number of workers, on which nothing depends. A spec from standard
 * input has to be given again.
 */
export function reproduceCommand(spec: string, options: RunOptions): string {
  const {
    failOn = defaultConcerns,
    configFile,
    engine,
    maxStates,
    maxDepth,
    timeout,
    memory,
    order,
    store,
    preemptions,
    simulate,
    seed,
  } = options;
  const words: readonly (readonly [name: string, value: string | number | undefined])[] = [
    ["--engine", engine === "compiled" ? undefined : engine],
    ["--max-states", maxStates],
    ["--max-depth", maxDepth],
    ["--timeout", timeout],
    ["--memory", memory],
    ["--order", order === "breadth-first" ? undefined : order],
    ["--store", store === "exact" ? undefined : store],
    ["--preemptions", preemptions],
    ["--simulate", simulate],
    ["--seed", seed],
    ["--fail-on", isDefault(failOn) ? undefined : failOn.join(",") || "none"],
    ["--baseline", options.updateBaseline === true ? undefined : options.baseline],
  ];
  const plugins = (options.plugin ?? []).flatMap((file) => ["--plugin", file]);
  const given = words.flatMap(([name, value]) => (value === undefined ? [] : [name, String(value)]));
  const path = spec === "<stdin>" ? ["-"] : spec.startsWith("-") ? ["--", spec] : [spec];
  const config = configFile === undefined ? [] : ["--no-config"];
  return ["gupcheck", "run", ...config, ...plugins, ...given, ...path].map(quoted).join(" ");
}

const isDefault = (failOn: readonly string[]): boolean => failOn.join() === defaultConcerns.join();
