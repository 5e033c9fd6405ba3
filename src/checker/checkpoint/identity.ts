import type { Model } from "../../model";
import { modelHash } from "../model-hash";
import type { CheckOptions } from "../options";
import { CheckpointRefused } from "./refused";

/** Which search a checkpoint belongs to. */
export interface Identity {
  readonly version: string;
  readonly model: string;
  /** The options that change what is stored or counted, by name. */
  readonly options: Readonly<Record<string, string>>;
}

/** Limits on time and memory are not part of it: a search may go on with others. */
export function identityOf(model: Model, options: CheckOptions, version: string): Identity {
  const shown = (value: string | number | undefined): string => String(value ?? "none");
  return {
    version,
    model: modelHash(model),
    options: {
      engine: options.engine ?? "compiled",
      order: options.order ?? "breadth-first",
      store: options.store ?? "exact",
      preemptions: shown(options.preemptions),
      "limit on states": shown(options.limits?.states),
      "limit on depth": shown(options.limits?.depth),
    },
  };
}

/** Throws CheckpointRefused where the checkpoint belongs to another search, and says what differs. */
export function assertSame(file: string, found: Identity, own: Identity): void {
  if (found.version !== own.version) {
    throw new CheckpointRefused(
      "checkpoint/other-version",
      file,
      `written by version ${found.version}, this is version ${own.version}`,
    );
  }
  if (found.model !== own.model) {
    throw new CheckpointRefused(
      "checkpoint/other-model",
      file,
      `belongs to model ${found.model}, not to model ${own.model}`,
    );
  }
  const different = Object.entries(own.options).filter(([name, value]) => found.options[name] !== value);
  if (different.length > 0) {
    const shown = different.map(([name, value]) => `${name} was ${found.options[name] ?? "none"}, is ${value}`);
    throw new CheckpointRefused("checkpoint/other-options", file, `written with other options: ${shown.join("; ")}`);
  }
}
