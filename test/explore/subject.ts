import { Explorer, type Subject } from "../../src/explore";
import { Interpreter, type Model } from "../../src/model";
import { assemble, ruleMark } from "../../src/policies";
import { stateSections } from "../../src/states";
import { readSpec, validSpec } from "../specs/run-spec";

/** What `gupcheck explore` makes of a spec. */
export function subjectOf(text: string): Subject {
  const spec = validSpec(text, "spec.yaml");
  const { model, program } = assemble(spec.assembly);
  return {
    interpreter: new Interpreter(model),
    program,
    facts: { file: "spec.yaml", title: spec.title, bounds: [], toolVersion: "1", modelHash: "0123" },
    rules: new Map(spec.assembly.rules.map(({ id }) => [ruleMark(id), id])),
    sections: stateSections,
  };
}

/** A spec of the corpus, by its path, ready to be explored. */
export function explorerOf(file: string): { readonly explorer: Explorer; readonly model: Model } {
  const subject = subjectOf(readSpec(file));
  return { explorer: new Explorer(subject), model: subject.interpreter.model };
}
