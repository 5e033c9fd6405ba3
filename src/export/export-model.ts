import type { Model } from "../model";
import { writeMurphi } from "./murphi/write-murphi";
import { writePromela } from "./promela/write-promela";
import { subjectOf } from "./subject";

export type ExportLanguage = "promela" | "murphi" | "tla";

export interface ExportOptions {
  readonly to: ExportLanguage;
  /** The id of the property to be checked; without one the export serves to count states. */
  readonly property?: string;
}

export function exportModel(model: Model, { to, property }: ExportOptions): string {
  const subject = subjectOf(model, property);
  switch (to) {
    case "promela":
      return writePromela(model, subject).text;
    case "murphi":
      return writeMurphi(model, subject);
    default:
      throw new TypeError("x");
  }
}
