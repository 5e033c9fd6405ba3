import { createHash } from "node:crypto";
import { exportModel } from "../../src/export";
import type { Model } from "../../src/model";
import type { Exported } from "./row";

const languages = { spin: "promela", rumur: "murphi" } as const;

const comments = { promela: /\/\*[\s\S]*?\*\//g, murphi: /--.*$/gm } as const;

/**
 * The hashes of what the other checkers are given of a model: to count its states, and for each of these properties. Comments
 * are left out, which change when a sentence about a variable does. Where the hashes are the same, another run of the same
 * checkers would find the same.
 */
export function exportedHashes(model: Model, properties: readonly string[]): Exported {
  const hashFor = (tool: keyof Exported): string => {
    const to = languages[tool];
    const hash = createHash("sha256");
    for (const property of [undefined, ...properties]) {
      const text = exportModel(model, { to, ...(property === undefined ? {} : { property }) });
      hash.update(`${text.replaceAll(comments[to], "")}\0`);
    }
    return hash.digest("hex").slice(0, 16);
  };
  return { spin: hashFor("spin"), rumur: hashFor("rumur") };
}
