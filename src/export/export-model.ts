import type { Model } from "../model";
import { writeMurphi } from "./murphi/write-murphi";
import { writePromela } from "./promela/write-promela";
import { subjectOf } from "./subject";
import { writeTla } from "./tla/write-tla";

export const exportLanguages = ["promela", "murphi", "tla"] as const;
export type ExportLanguage = (typeof exportLanguages)[number];

export interface ExportOptions {
  readonly to: ExportLanguage;
  /** The id of the property to be checked; without one the export serves to count states. */
  readonly property?: string;
}

export interface ExportedFile {
  readonly name: string;
  readonly text: string;
}

/**
 * The model in another checker's language, for one property or, without one, for the number of states. The same model
 * gives the same text. Throws ExportError where the model has no counterpart there.
 */
export function exportModel(model: Model, options: ExportOptions): string {
  return exportFiles(model, options)[0].text;
}

/** The same with the name that the file should have; for TLA+ a second file, the configuration for TLC. */
export function exportFiles(model: Model, { to, property }: ExportOptions): readonly [ExportedFile, ...ExportedFile[]] {
  const subject = subjectOf(model, property);
  switch (to) {
    case "promela":
      return [{ name: "model.pml", text: writePromela(model, subject).text }];
    case "murphi":
      return [{ name: "model.m", text: writeMurphi(model, subject) }];
    case "tla": {
      const { module, text, config } = writeTla(model, subject);
      return [
        { name: `${module}.tla`, text },
        { name: `${module}.cfg`, text: config },
      ];
    }
  }
}
