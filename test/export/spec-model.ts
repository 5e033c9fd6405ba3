import type { Model } from "../../src/model";
import { assemble } from "../../src/policies";
import { readSpec, validSpec } from "../specs/run-spec";

/** The model of a bundled spec. */
export function specModel(file: string): Model {
  return assemble(validSpec(readSpec(file), file).assembly).model;
}
